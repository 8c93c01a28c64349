package io.weir.lab.quality;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints figures as a Markdown table, the sum of each set's attacks after its groups. */
final class FigureTable {
  private FigureTable() {}

  static void print(List<Figure> figures, PrintWriter out) {
    out.println("| set | class | rate | rows | flagged | share | held-out third |");
    out.println("|---|---|---|---:|---:|---:|---:|");
    Map<String, Figure> sums = new LinkedHashMap<>();
    for (Figure figure : figures) {
      if (figure.attack()) {
        sums.computeIfAbsent(figure.set(), set -> new Figure(set, "all attacks", true)).add(figure);
      }
    }
    String set = "";
    for (Figure figure : figures) {
      if (!figure.set().equals(set)) {
        set = figure.set();
        if (sums.containsKey(set)) {
          line(sums.get(set), out);
        }
      }
      line(figure, out);
    }
  }

  private static void line(Figure figure, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %d | %d | %.2f %% | %d / %d = %.1f %% |%n",
        figure.set(),
        figure.group(),
        figure.attack() ? "TPR" : "FPR",
        figure.rows(),
        figure.flagged(),
        100 * figure.share(),
        figure.heldOutFlagged(),
        figure.heldOutRows(),
        100 * figure.heldOutShare());
  }
}
