package io.weir.threat;

import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the best evidence for each rule of one request. */
final class Collector implements Inspector.Viewer, Evidence {
  /** A class of its own, as a lambda takes milliseconds when a function starts. */
  static final Comparator<ThreatHit> SUREST_FIRST =
      new Comparator<>() {
        @Override
        public int compare(ThreatHit one, ThreatHit other) {
          return Double.compare(other.confidence(), one.confidence());
        }
      };

  private final double minConfidence;
  private final Map<String, ThreatHit> best = new LinkedHashMap<>();
  private Rule rule;
  private Unit unit;

  Collector(double minConfidence) {
    this.minConfidence = minConfidence;
  }

  @Override
  public void look(Rule newRule, Unit newUnit) {
    rule = newRule;
    unit = newUnit;
    newRule.look(newUnit, this);
  }

  @Override
  public void add(RuleName called, double confidence, int from, int to) {
    double weighed = deepened(confidence, unit);
    if (weighed < minConfidence) {
      return;
    }
    String name = rule.id(called);
    ThreatHit before = best.get(name);
    if (before == null || before.confidence() < weighed) {
      String fragment = unit.text().fragment(from, to);
      best.put(
          name,
          new ThreatHit(rule.threatClass(), name, weighed, unit.place().location(), fragment));
    }
  }

  /** Nobody encodes twice by mistake what then turns out to look like an attack. */
  static double deepened(double confidence, Unit unit) {
    return unit.text().layers() >= 2 && confidence >= 0.45
        ? Math.min(1, confidence + 0.1)
        : confidence;
  }

  /** Returns the hits, most confident first. */
  List<ThreatHit> hits() {
    List<ThreatHit> hits = new ArrayList<>(best.values());
    hits.sort(SUREST_FIRST);
    return hits;
  }
}
