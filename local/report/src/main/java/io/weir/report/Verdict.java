package io.weir.report;

import io.weir.baseline.History;
import io.weir.finding.Severity;
import java.util.List;
import java.util.Locale;

/**
 * What a report comes to.
 *
 * @param groups the incidents, folded, the gravest first
 * @param windows how many windows had traffic
 * @param judged how many of them had enough before them to be judged by
 * @param anomalous how many windows belong to an incident
 * @param reading what became of what was read
 */
public record Verdict(
    List<IncidentGroup> groups, int windows, int judged, int anomalous, Reading reading) {
  /** So many windows come before any can be judged. */
  public static final int LEARNED_FROM = 12;

  private static final double WORTH_SAYING = 0.001;

  /** Returns the verdict. */
  public static Verdict of(Report report) {
    int judged = 0;
    int anomalous = 0;
    for (Report.Source source : report.sources()) {
      judged += Math.max(0, source.windows().size() - LEARNED_FROM);
      anomalous += (int) source.history().stream().filter(History::anomalous).count();
    }
    List<IncidentGroup> groups = IncidentGroup.of(report.incidents());
    return new Verdict(groups, report.windows(), judged, anomalous, report.reading());
  }

  /** Returns how many things should be looked at now. */
  public int urgent() {
    return (int) groups.stream().filter(group -> isUrgent(group.severity())).count();
  }

  static boolean isUrgent(Severity severity) {
    return severity.compareTo(Severity.HIGH) >= 0;
  }

  /** Returns one sentence. */
  public String sentence() {
    if (reading.accepted() == 0) {
      return nothing();
    }
    if (judged == 0 && groups.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "%,d requests in %s were counted and none was judged: the first %d windows of a source"
              + " only show what is normal%s.",
          reading.accepted(),
          counted(windows, "window"),
          LEARNED_FROM,
          unread());
    }
    return need() + normal() + unread() + ".";
  }

  private String nothing() {
    if (reading.objects() == 0 && reading.unread().isEmpty()) {
      return "There was nothing to read.";
    }
    return "Nothing here could be read as an access log: "
        + counted(reading.objects() + reading.unread().size(), "object")
        + ", "
        + counted(reading.lines(), "line")
        + ", no request.";
  }

  private String need() {
    int urgent = urgent();
    int others = groups.size() - urgent;
    String rest = others == 1 ? "1 more is worth knowing" : others + " more are worth knowing";
    if (urgent == 0) {
      return others == 0
          ? "Nothing is wrong in what was judged"
          : "Nothing needs you now; " + rest.replace("more ", "");
    }
    String first = urgent == 1 ? "1 thing needs you" : urgent + " things need you";
    return others == 0 ? first : first + ", " + rest;
  }

  private String normal() {
    if (judged == 0) {
      return "";
    }
    double share = Math.max(0, 1.0 - (double) anomalous / Math.max(1, windows));
    return String.format(
        Locale.ROOT, "; %s %% of %s are normal", percent(share), counted(windows, "window"));
  }

  private String unread() {
    StringBuilder text = new StringBuilder();
    double share = reading.rejectedShare();
    if (share >= WORTH_SAYING) {
      text.append("; ").append(percent(share)).append(" % of the lines could not be read");
    }
    int objects = reading.unread().size();
    if (objects > 0) {
      text.append("; ").append(counted(objects, "object")).append(" could not be read at all");
    }
    return text.toString();
  }

  /** Never rounds what is not all up to all. */
  private static String percent(double share) {
    double percent = 100 * share;
    if (share < 1 && percent > 99.9) {
      percent = 99.9;
    }
    return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f" : "%.1f", percent);
  }

  private static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
