package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a request is an attack or not: every text that the rules read, and what each rule made of it.
 *
 * @param views the texts in the order in which they are read
 */
public record Explanation(List<View> views) {

  /**
   * A text as the rules see it.
   *
   * @param place what part of the request it is, such as {@code query} or {@code value of id}
   * @param layers how many layers of encoding were taken off
   * @param text the decoded text
   * @param verdicts what each rule says, in the order of the rules
   */
  public record View(String place, int layers, String text, List<Verdict> verdicts) {
    public View {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * What the rules of one family say about a text.
   *
   * @param family the class, and what the ids of the rules begin with
   * @param matches what matched, however little sure; empty if nothing did
   */
  public record Verdict(String family, List<Match> matches) {
    public Verdict {
      matches = List.copyOf(matches);
    }
  }

  /**
   * One match, before the minimum confidence is applied.
   *
   * @param rule the id of the rule
   * @param confidence how sure it is, in (0, 1]
   * @param fragment the decoded evidence
   */
  public record Match(String rule, double confidence, String fragment) {}

  public Explanation {
    views = List.copyOf(views);
  }

  /** Explains a request, of which absent slices are passed over. */
  public static Explanation of(
      Slice method, Slice path, Slice query, Slice userAgent, Slice referrer, Escaping escaping) {
    Builder builder = new Builder();
    Inspector inspector = new Inspector(Rules.ALL, builder);
    inspector.method(method);
    if (path.length() > 0) {
      inspector.path(path, escaping);
    }
    if (query.length() > 0) {
      inspector.query(query, escaping);
    }
    if (userAgent.length() > 0) {
      inspector.userAgent(userAgent, escaping);
    }
    if (referrer.length() > 0) {
      inspector.referrer(referrer, escaping);
    }
    return builder.build();
  }

  private static final class Builder implements Inspector.Viewer {
    private final List<View> views = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    @Override
    public void look(Rule rule, Unit unit) {
      List<Match> matches = new ArrayList<>();
      rule.look(
          unit,
          (id, confidence, from, to) ->
              matches.add(
                  new Match(
                      rule.id(id),
                      Collector.deepened(confidence, unit),
                      unit.text().fragment(from, to))));
      verdicts.add(new Verdict(rule.threatClass().label() + " " + rule.prefix(), matches));
      if (verdicts.size() == Rules.ALL.size()) {
        String name = unit.name().isEmpty() ? "" : " of " + unit.name();
        String place = unit.place().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        views.add(new View(place + name, unit.text().layers(), unit.text().toString(), verdicts));
        verdicts.clear();
      }
    }

    Explanation build() {
      return new Explanation(views);
    }
  }
}
