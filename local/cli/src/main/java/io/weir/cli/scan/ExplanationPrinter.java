package io.weir.cli.scan;

import io.weir.log.Escaping;
import io.weir.threat.Explanation;
import io.weir.threat.Explanation.Match;
import io.weir.threat.Explanation.Verdict;
import io.weir.threat.Explanation.View;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints how a request is decoded and what each rule makes of it. */
final class ExplanationPrinter {
  private ExplanationPrinter() {}

  static void print(
      String request, String userAgent, String referrer, double minConfidence, PrintWriter out) {
    Target target = target(request);
    Explanation explanation =
        Explanation.of(
            target.method(),
            target.path(),
            target.query(),
            Target.slice(userAgent),
            Target.slice(referrer),
            Escaping.NONE);
    for (View view : explanation.views()) {
      String layers = view.layers() == 1 ? "1 layer" : view.layers() + " layers";
      out.println(view.place() + ", " + layers + " of encoding taken off:");
      out.println("  " + visible(view.text()));
      List<String> silent = new ArrayList<>();
      for (Verdict verdict : view.verdicts()) {
        if (verdict.matches().isEmpty()) {
          silent.add(verdict.family());
        }
        for (Match match : verdict.matches()) {
          String word = match.confidence() >= minConfidence ? "FIRES" : "too weak";
          out.printf(
              Locale.ROOT,
              "    %-8s %-24s %.2f  %s%n",
              word,
              match.rule(),
              match.confidence(),
              match.fragment());
        }
      }
      out.println("    nothing for " + String.join(", ", silent));
    }
  }

  /** A request line, or its target alone. */
  private static Target target(String request) {
    String[] words = request.split(" ", 3);
    boolean line = words.length > 1 && words[0].matches("[A-Z]{2,20}");
    if (!line) {
      return Target.of("", request);
    }
    String rest = request.substring(words[0].length() + 1);
    int version = rest.lastIndexOf(" HTTP/");
    return Target.of(words[0], version < 0 ? rest : rest.substring(0, version));
  }

  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().forEach(c -> out.append(c < ' ' ? (char) (0x2400 + c) : (char) c));
    return out.toString();
  }
}
