package io.weir.cli.mark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.aws.dynamo.DynamoDeployStore;
import io.weir.cli.Moment;
import io.weir.cli.Plain;
import io.weir.incident.Deploy;
import io.weir.incident.DeployJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir mark deploy}: a release goes on until then. */
@Command(
    name = "deploy",
    description = {
      "Says that something is released: what a release does for a moment is for the record until",
      "it is over, and what it leaves is told at once for an hour after. Grave trouble is told in",
      "any case."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  weir mark deploy --table TABLE --until 20m --what 'shop 1.4'",
      "  weir mark deploy --table TABLE --id shop-1.4 --until now    it is over",
      "  weir mark deploy --file deploys.jsonl --from 2026-03-02T10:00Z \\",
      "      --until 2026-03-02T10:20Z --source 'app/shop*'",
      "",
      "Exit codes: 0 done, 1 it could not be written, 2 wrong usage."
    })
public final class DeployCommand implements Callable<Integer> {
  private static final int MAX_CHARS = 200;

  @Spec private CommandSpec spec;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = {
        "The table of windows of a deployed stack (WindowsTable of its outputs). Region and",
        "credentials are those of the AWS CLI."
      })
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Adds a line to the file, for weir run --deploys.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Its beginning: 5m ago as 5m, or 2026-03-02T10:00Z. Default: now")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--until",
      required = true,
      paramLabel = "TIME",
      description = "Its end, four hours later at most: in 20m or 1h, now, or 2026-03-02T10:20Z.")
  private String until;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "*",
      description = "Which source it touches, or how its name begins before *. Default: all")
  private String source;

  @Option(
      names = "--what",
      paramLabel = "TEXT",
      defaultValue = "something new",
      description = "What is released, in a few words, for whoever reads an alert.")
  private String what;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The same id again moves the end. Default: one of its own")
  private Optional<String> id = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (table.isPresent() == file.isPresent()) {
      throw new ParameterException(spec.commandLine(), "name either --table or --file");
    }
    Instant now = Instant.now();
    Deploy deploy;
    if (file.isPresent()) {
      deploy = deploy(now, Optional.empty());
      Files.writeString(
          file.get(),
          DeployJson.write(deploy) + "\n",
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } else {
      DynamoDeployStore store = DynamoDeployStore.ofProcess(table.get());
      deploy = deploy(now, id.flatMap(store::deploy));
      store.put(deploy);
    }
    spec.commandLine()
        .getOut()
        .println(
            "Deploy of "
                + Plain.line(deploy.what(), MAX_CHARS)
                + " from "
                + deploy.from()
                + " until "
                + deploy.until());
    return 0;
  }

  private Deploy deploy(Instant now, Optional<Deploy> known) {
    try {
      Instant end = end(now);
      return known
          .map(deploy -> deploy.endedAt(end))
          .orElseGet(
              () -> {
                Instant begin = from.map(text -> Moment.of(text, now, ZoneOffset.UTC)).orElse(now);
                String name = id.orElseGet(() -> "mark " + begin);
                return new Deploy(name, source, begin, end, what);
              });
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Instant end(Instant now) {
    String text = until.strip().toUpperCase(Locale.ROOT);
    if (text.equals("NOW")) {
      return now;
    }
    return text.matches("[0-9]{1,4}[HM]")
        ? now.plus(Duration.parse("PT" + text))
        : Moment.of(until, now, ZoneOffset.UTC);
  }
}
