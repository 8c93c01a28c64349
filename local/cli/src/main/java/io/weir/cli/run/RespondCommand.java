package io.weir.cli.run;

import io.weir.alert.Links;
import io.weir.cli.Plain;
import io.weir.cli.Progress;
import io.weir.cli.Quantity;
import io.weir.cli.files.Input;
import io.weir.cli.log.FormatOption;
import io.weir.detect.AllowListJson;
import io.weir.finding.Proposal;
import io.weir.incident.Incident;
import io.weir.respond.ProposalText;
import io.weir.respond.WafCommands;
import io.weir.step.Settings;
import io.weir.store.memory.InMemoryBlockStore;
import io.weir.store.outbound.BlockStore.Deed;
import io.weir.threat.allow.AllowList;
import io.weir.window.ClientMask;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir respond}: what the deployed function would have blocked, over one's own logs. */
@Command(
    name = "respond",
    description = {
      "Reads access logs and says whom Weir would have blocked, when, and what that would have",
      "stopped. It reaches no firewall: the commands that would are printed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  weir respond --dry-run logs/2026/11",
      "  weir respond --dry-run --allow allow.json --terraform s3://my-logs/AWSLogs/",
      "",
      "Exit codes: 0 done, 1 something could not be read, 2 wrong usage."
    })
public final class RespondCommand implements Callable<Integer> {
  private static final int MAX_CHARS = 200;
  private static final int UNREAD = 1;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Log files, folders, s3://BUCKET/PREFIX, or - for standard input.")
  private List<String> paths;

  @Option(
      names = "--dry-run",
      required = true,
      description = "Has to be there: this command does nothing else.")
  private boolean dryRun;

  @Option(
      names = "--allow",
      paramLabel = "FILE",
      description = "A JSON document of clients and crawlers who are never to be blocked.")
  private Optional<Path> allow = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone whose days and weeks the traffic follows. Default: UTC")
  private Optional<ZoneId> zone = Optional.empty();

  @Option(names = "--terraform", description = "Print resources of Terraform beside the commands.")
  private boolean terraform;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!dryRun) {
      throw new ParameterException(
          spec.commandLine(), "weir respond changes nothing: state --dry-run");
    }
    Progress progress = Progress.onStandardError();
    Settings settings = Settings.defaults().withZone(zone.orElse(ZoneOffset.UTC));
    Selection all = new Selection(Instant.MIN, Instant.MAX, List.of());
    AllowList allowed = allowed();
    Input input = Input.find(paths, System.in, Instant.MIN);
    Intake intake =
        Intake.read(
            input, format.reader(), settings, allowed, ClientMask.Choice.FULL, all, progress);
    InMemoryBlockStore blocks = new InMemoryBlockStore();
    Replay replay =
        new Replay(intake, settings, allowed, message -> {}, Links.NONE, progress)
            .responding(blocks);
    List<Incident> incidents =
        ResultFiles.told(replay.run()).stream()
            .filter(incident -> incident.proposal().isPresent())
            .toList();
    progress.clear();
    PrintWriter out = spec.commandLine().getOut();
    incidents.forEach(incident -> print(out, incident, blocks.deeds(incident.id())));
    out.println(
        incidents.isEmpty()
            ? "Nothing to respond to."
            : Quantity.counted(incidents.size(), "incident") + " with a proposal.");
    intake.failures().forEach(why -> out.println("not read: " + Plain.line(why, MAX_CHARS)));
    return intake.failures().isEmpty() ? 0 : UNREAD;
  }

  private AllowList allowed() throws IOException {
    if (allow.isEmpty()) {
      return AllowList.NONE;
    }
    try {
      return AllowListJson.read(Files.readString(allow.get()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), allow.get() + ": " + e.getMessage(), e);
    }
  }

  private void print(PrintWriter out, Incident incident, List<Deed> deeds) {
    Proposal proposal = incident.proposal().orElseThrow();
    String about = incident.subject().isEmpty() ? "" : " about " + incident.subject();
    out.println(
        Plain.line(
            incident.opened()
                + "  "
                + incident.type().label()
                + about
                + " on "
                + incident.source()
                + ", incident "
                + incident.id(),
            MAX_CHARS));
    ProposalText.lines(proposal).forEach(line -> out.println("  " + Plain.line(line, MAX_CHARS)));
    deeds.stream()
        .collect(
            Collectors.groupingBy(
                deed -> verb(deed) + deed.of() + (deed.reason().isEmpty() ? "" : why(deed)),
                TreeMap::new,
                Collectors.counting()))
        .forEach((what, count) -> out.println("  " + Quantity.counted(count, "range") + what));
    WafCommands commands = new WafCommands(incident.id(), incident.source(), proposal);
    commands.cli().forEach(line -> out.println("    " + line));
    if (terraform && !commands.terraform().isEmpty()) {
      out.println();
      out.print(commands.terraform().indent(4));
    }
    out.println();
  }

  private static String verb(Deed deed) {
    return switch (deed.kind()) {
      case BLOCKED -> " would have been blocked at ";
      case RELEASED -> " would have been released at ";
      case REFUSED -> " would not have been blocked, incident of ";
    };
  }

  private static String why(Deed deed) {
    return deed.kind() == Deed.Kind.REFUSED ? ": " + deed.reason() : "";
  }
}
