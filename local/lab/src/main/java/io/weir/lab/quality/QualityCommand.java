package io.weir.lab.quality;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir quality}: how well Weir does on labelled data. */
@Command(
    name = "quality",
    description = "Measures detection on labelled data.",
    subcommands = {ThreatQuality.class, ResponseQuality.class},
    synopsisSubcommandLabel = "WHAT",
    mixinStandardHelpOptions = true)
public final class QualityCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to measure");
  }
}
