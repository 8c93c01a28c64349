package io.weir.cli.log;

import io.weir.log.FormatDescription;
import io.weir.log.Formats;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the formats that are read. */
@Command(
    name = "formats",
    description = "List the log formats that are read, each with an example.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  weir formats                                    all of them",
      "  weir run --format combined access.log           a format that has to be named",
      "  weir parse --format 'regex:(?<time>\\S+) (?<status>\\d+)' own.log"
    })
public final class FormatsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (FormatDescription format : Formats.descriptions()) {
      out.println(format.format().label());
      out.println("  " + format.title());
      out.println("  recognised by: " + format.recognisedBy());
      if (!format.lacks().isEmpty()) {
        out.println("  cannot show: " + format.lacks());
      }
      out.println("  " + format.example());
      out.println();
    }
    out.println("regex:PATTERN");
    out.println("  any log of one request a line, by a pattern of yours with named groups");
    out.flush();
    return 0;
  }
}
