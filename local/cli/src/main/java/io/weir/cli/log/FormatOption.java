package io.weir.cli.log;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that names the format of logs, for every command that reads some. */
public final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "F",
      description =
          "Read everything as this format rather than by its content: one of those that weir"
              + " formats lists, cloudfront-realtime:FIELDS with the list of its configuration, or"
              + " regex:PATTERN with named groups such as (?<time>...).")
  private String format = "";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** Returns a reader of the format that was named, or of all by their content. */
  public LogReader reader() {
    if (format.isEmpty()) {
      return new LogReader(ReadLimits.DEFAULT);
    }
    try {
      return LogReader.as(ReadLimits.DEFAULT, format);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
