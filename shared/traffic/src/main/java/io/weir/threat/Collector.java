package io.weir.threat;

import io.weir.threat.ThreatHit.Location;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the best evidence for each rule of one request. */
final class Collector {
  private final double minConfidence;
  private final Map<String, ThreatHit> best = new LinkedHashMap<>();

  Collector(double minConfidence) {
    this.minConfidence = minConfidence;
  }

  void look(Rule rule, Unit unit) {
    rule.look(
        unit,
        (id, confidence, from, to) -> {
          double weighed = deepened(confidence, unit);
          if (weighed < minConfidence) {
            return;
          }
          String name = rule.prefix() + "." + id;
          ThreatHit before = best.get(name);
          if (before == null || before.confidence() < weighed) {
            String fragment = unit.text().fragment(from, to);
            best.put(
                name,
                new ThreatHit(rule.threatClass(), name, weighed, location(unit.place()), fragment));
          }
        });
  }

  /** Nobody encodes twice by mistake what then turns out to look like an attack. */
  static double deepened(double confidence, Unit unit) {
    return unit.text().layers() >= 2 && confidence >= 0.4
        ? Math.min(1, confidence + 0.1)
        : confidence;
  }

  private static Location location(Place place) {
    return switch (place) {
      case PATH, SEGMENT -> Location.PATH;
      case QUERY, VALUE -> Location.QUERY;
      case AGENT -> Location.USER_AGENT;
      case REFERRER, REFERRER_VALUE -> Location.REFERRER;
      case METHOD -> Location.METHOD;
    };
  }

  /** Returns the hits, most confident first. */
  List<ThreatHit> hits() {
    List<ThreatHit> hits = new ArrayList<>(best.values());
    hits.sort(Comparator.comparingDouble(ThreatHit::confidence).reversed());
    return hits;
  }
}
