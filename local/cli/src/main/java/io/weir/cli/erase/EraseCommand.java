package io.weir.cli.erase;

import io.weir.aws.dynamo.ClientEraser;
import io.weir.aws.s3.ModelEraser;
import io.weir.bytes.Erasure;
import io.weir.cli.Plain;
import io.weir.cli.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir erase}: takes a client out of what a deployed stack keeps. */
@Command(
    name = "erase",
    description = {
      "Takes the address of a client out of the tables and the models of a deployed stack. Counts",
      "stay; in place of the address stand letters that lead back to nobody, others in each place.",
      "Erase it from the log objects before, or it comes again with them."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  weir erase 203.0.113.7 --windows T1 --incidents T2 --models B --dry-run",
      "  weir erase 2001:db8::7 2001:db8:0:0:0:0:0:0 \\",
      "      --windows T1 --incidents T2 --models B",
      "",
      "Exit codes: 0 done, 1 something is left of it and is named, 2 wrong usage."
    })
public final class EraseCommand implements Callable<Integer> {
  private static final int LEFT = 1;
  private static final int MAX_CHARS = 200;

  /** No digit of an address is among them. */
  private static final String LETTERS = "ghijklmnopqrstuvwxyz";

  private final SecureRandom random = new SecureRandom();

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CLIENT",
      arity = "1..*",
      description = {
        "Addresses as the logs have them. Of IPv6, proposals and blocks name the first four",
        "groups, such as 2001:db8:0:1:0:0:0:0: give that as well."
      })
  private List<String> clients;

  @Option(names = "--windows", required = true, paramLabel = "NAME", description = "WindowsTable")
  private String windows;

  @Option(
      names = "--incidents",
      required = true,
      paramLabel = "NAME",
      description = "IncidentsTable")
  private String incidents;

  @Option(
      names = "--models",
      required = true,
      paramLabel = "BUCKET",
      description = "ModelBucket, as the outputs of the stack name all three.")
  private String models;

  @Option(names = "--dry-run", description = "Say what would be changed, and change nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    clients.forEach(this::require);
    PrintWriter out = spec.commandLine().getOut();
    ClientEraser tables = ClientEraser.ofProcess(this::erasure, dryRun);
    ModelEraser bucket = ModelEraser.ofProcess(models);
    boolean left = false;
    for (String client : clients) {
      for (String table : List.of(windows, incidents)) {
        ClientEraser.Erased erased = tables.erase(table, client);
        out.println(
            client
                + ", "
                + Plain.line(table, MAX_CHARS)
                + ": "
                + Quantity.counted(erased.changed(), "item")
                + (dryRun ? " would be changed, " : " changed, ")
                + erased.deleted()
                + " deleted");
        erased.left().forEach(key -> out.println("left: " + Plain.line(key, MAX_CHARS)));
        left |= !erased.left().isEmpty();
      }
      int changed = bucket.erase(erasure(client), dryRun);
      out.println(client + ", models: " + Quantity.counted(changed, "profile"));
    }
    return left ? LEFT : 0;
  }

  private void require(String client) {
    boolean address = client.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    if (!address) {
      throw new ParameterException(spec.commandLine(), "no address: " + client);
    }
  }

  private Erasure erasure(String client) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < client.length(); i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new Erasure(client, letters.toString());
  }
}
