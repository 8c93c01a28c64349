package io.weir.report.page;

import java.util.List;

/**
 * A folded group of incidents as the page shows it; every text is without control characters, none
 * is escaped.
 *
 * @param id of the gravest incident; it is the same whenever the same windows are judged
 * @param severity in lower case
 * @param kind the type's label
 * @param family {@code attack}, {@code anomaly} or {@code logs}, for the filter
 * @param source the load balancer or distribution
 * @param sourceIndex its place among the sources
 * @param subject whom it is about; may be empty
 * @param times how many incidents are folded
 * @param when from when to when
 * @param lasted how long, and in how many windows
 * @param sentence what is wrong
 * @param learning whether it was judged without a trained model
 * @param chart the series that shows it best
 * @param from the first second of its chart
 * @param to the last
 * @param evidence what was observed and expected
 * @param around the traffic before, during and after
 * @param next what to do, the first thing first
 * @param proposal what could be done about it in AWS WAF, and what that would have done
 * @param commands that does it, as commands and as resources; may be empty
 * @param query lists the lines behind it; may be empty
 * @param objects where these lines lie
 * @param examples a few of the requests in question, with secrets masked
 * @param others all that are folded in; empty for a single one
 * @param left how many of them are not shown, as there are too many
 */
public record IncidentView(
    String id,
    String severity,
    String kind,
    String family,
    String source,
    int sourceIndex,
    String subject,
    int times,
    String when,
    String lasted,
    String sentence,
    boolean learning,
    String chart,
    long from,
    long to,
    Table evidence,
    Table around,
    List<String> next,
    List<String> proposal,
    String commands,
    String query,
    List<String> objects,
    List<String> examples,
    List<Other> others,
    int left) {
  /**
   * One of the incidents that are folded in.
   *
   * @param anchor by which a link finds it; empty for the one that the whole is named after
   * @param when from when to when
   * @param subject whom it is about
   * @param sentence what is wrong
   */
  public record Other(String anchor, String when, String subject, String sentence) {}

  public IncidentView {
    next = List.copyOf(next);
    proposal = List.copyOf(proposal);
    objects = List.copyOf(objects);
    examples = List.copyOf(examples);
    others = List.copyOf(others);
  }

  /** Returns where, when and of whom it is, which tells it from others of its kind. */
  public String place() {
    String of = subject.isEmpty() ? "" : ", " + subject;
    return source + ", " + when + of;
  }
}
