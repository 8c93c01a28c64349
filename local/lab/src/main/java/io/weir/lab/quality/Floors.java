package io.weir.lab.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What attack detection has to reach at the default operating point. */
final class Floors {
  private final List<Figure> figures;
  private final List<String> missed = new ArrayList<>();

  private Floors(List<Figure> figures) {
    this.figures = figures;
  }

  /** Returns the floors that are missed, with the figure; sets that were skipped miss none. */
  static List<String> missed(List<Figure> figures) {
    Floors floors = new Floors(figures);
    floors.recall("crs", "sqli", 0.92);
    floors.recall("crs", "xss", 0.92);
    floors.recall("crs", "lfi_path_traversal", 0.92);
    floors.recall("crs", "rce_command_injection", 0.92);
    floors.recall("crs", "", 0.85);
    floors.recall("libinjection", "sqli", 0.97);
    floors.recall("libinjection", "xss", 0.95);
    floors.recall("gotestwaf", "", 0.85);
    floors.recall("waf-bypass", "", 0.85);
    floors.recall("recent", "", 0.95);
    floors.recall("crawlers", "scanner", 0.95);
    floors.alarms("crs", "", 0.03);
    floors.alarms("libinjection", "", 0.05);
    floors.alarms("gotestwaf", "", 0.05);
    floors.alarms("hard", "harmless", 0.01);
    floors.alarms("crawlers", "", 0);
    floors.alarms("semicomplete", "real", 0.0002);
    return floors.missed;
  }

  private Figure sum(String set, String group, boolean attack) {
    Figure sum = new Figure(set, group.isEmpty() ? "all" : group, attack);
    figures.stream()
        .filter(figure -> figure.set().equals(set) && figure.attack() == attack)
        .filter(figure -> group.isEmpty() || figure.group().equals(group))
        .forEach(sum::add);
    return sum;
  }

  private void recall(String set, String group, double floor) {
    Figure figure = sum(set, group, true);
    if (figure.rows() > 0 && figure.share() < floor) {
      miss(figure, "recall", "at least", floor);
    }
  }

  private void alarms(String set, String group, double ceiling) {
    Figure figure = sum(set, group, false);
    if (figure.rows() > 0 && figure.share() > ceiling) {
      miss(figure, "false alarms", "at most", ceiling);
    }
  }

  private void miss(Figure figure, String what, String bound, double limit) {
    missed.add(
        String.format(
            Locale.ROOT,
            "%s/%s %s %.2f %%, %s %.2f %%",
            figure.set(),
            figure.group(),
            what,
            100 * figure.share(),
            bound,
            100 * limit));
  }
}
