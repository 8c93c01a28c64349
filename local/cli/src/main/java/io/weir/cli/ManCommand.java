package io.weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir man}: the manual page, made of the same words as the help. */
@Command(
    name = "man",
    description = "Print the manual page, as roff.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  weir man | man -l -",
      "  weir man >/usr/local/share/man/man1/weir.1"
    })
final class ManCommand implements Runnable {
  private static final int PLAIN_WIDTH = 76;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    page().forEach(out::println);
    out.flush();
  }

  static List<String> page() {
    CommandLine weir = Weir.commandLine();
    List<String> page = new ArrayList<>();
    page.add(".TH WEIR 1 \"\" \"" + Weir.VERSION + "\" \"\"");
    page.add(".SH NAME");
    page.add("weir \\- finds what is wrong in the access logs of load balancers and CDNs");
    page.add(".SH SYNOPSIS");
    page.add(".B weir");
    page.add("COMMAND [OPTION]... [PATH]...");
    for (CommandLine command : weir.getSubcommands().values().stream().distinct().toList()) {
      CommandSpec of = command.getCommandSpec();
      of.usageMessage().width(PLAIN_WIDTH);
      page.add(".SH " + ("weir " + of.name()).toUpperCase(Locale.ROOT));
      page.add(".nf");
      // What the help lays out is kept as it is; a leading dot or quote would be a request to roff.
      for (String line : command.getUsageMessage(Ansi.OFF).split("\\R", -1)) {
        String escaped = line.replace("\\", "\\e").replace("-", "\\-");
        page.add(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped);
      }
      page.add(".fi");
    }
    page.add(".SH EXIT STATUS");
    page.add(
        "0 done; 1 something could not be read; 2 wrong usage; 3 nothing could be read as an access"
            + " log; 4 weir compare found a difference; 130 interrupted; 141 whoever read the"
            + " output has gone.");
    return page;
  }
}
