package io.weir.lab.evaluate;

import io.weir.finding.FindingType;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints scores as a table that Markdown takes. */
final class Table {
  private Table() {}

  static void byType(PrintWriter out, Scores scores) {
    out.println(
        "| type | incidents | found | precision | F1 | right type | cause named | minutes to tell |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (FindingType type : FindingType.values()) {
      List<Outcome> outcomes = scores.outcomes(type);
      if (!outcomes.isEmpty()) {
        long wrong =
            scores.falseAlarms().stream()
                .filter(a -> a.type().filter(type::equals).isPresent())
                .count();
        row(out, type.label(), outcomes, wrong);
      }
    }
    row(out, "all", scores.outcomes(), scores.falseAlarms().size());
  }

  private static void row(PrintWriter out, String name, List<Outcome> outcomes, long wrong) {
    long found = outcomes.stream().filter(Outcome::detected).count();
    double precision = Scores.share(found, found + wrong);
    double recall = Scores.recall(outcomes);
    out.println(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f |",
            name,
            outcomes.size(),
            recall,
            precision,
            2 * precision * recall / (precision + recall),
            Scores.rightTypes(outcomes),
            Scores.namedCauses(outcomes),
            Scores.medianDelayMinutes(outcomes)));
  }

  static void compared(PrintWriter out, String name, Scores scores) {
    List<Outcome> outcomes = scores.outcomes();
    List<Outcome> operational =
        outcomes.stream().filter(outcome -> !outcome.label().type().isSecurity()).toList();
    out.println(
        String.format(
            Locale.ROOT,
            "| %s | %.3f | %.3f | %.2f | %.2f | %.2f | %.0f |",
            name,
            Scores.recall(outcomes),
            Scores.recall(operational),
            scores.falseAlarmsPerWeek(),
            Scores.rightTypes(outcomes),
            Scores.namedCauses(outcomes),
            Scores.medianDelayMinutes(outcomes)));
  }
}
