package io.weir.alert;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.Readings;
import io.weir.detect.Knowledge;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of one judged window that a dashboard shows: what the site did, what was expected of
 * it, and how near it came to being told of. Always the same names and one dimension, the source.
 */
public final class SiteMetrics {
  /** All that a source can have; each is charged. */
  public static final List<String> NAMES =
      List.of(
          "Requests",
          "ClientErrorRate",
          "ServerErrorRate",
          "LatencyP50",
          "LatencyP95",
          "LatencyP99",
          "Clients",
          "RequestsExpectedLow",
          "RequestsExpectedHigh",
          "AnomalyScore");

  /** What nearly all normal windows lie within. */
  private static final double SPREADS = 3;

  private static final int MAX_SOURCE_CHARS = 250;
  private static final double PERCENT = 100;

  private final WindowKey key;
  private final List<Metric> metrics = new ArrayList<>();

  private SiteMetrics(WindowKey key) {
    this.key = key;
  }

  /**
   * Returns the metrics; what cannot be measured or is not known yet is left out.
   *
   * @param before the source's windows of the hours before, earliest first
   */
  public static List<Metric> of(
      WindowKey key, Digest digest, Optional<Knowledge> knowledge, List<History> before) {
    SiteMetrics site = new SiteMetrics(key);
    site.add("Requests", digest, Feature.REQUESTS, 1, "Count");
    site.add("ClientErrorRate", digest, Feature.CLIENT_ERRORS, PERCENT, "Percent");
    site.add("ServerErrorRate", digest, Feature.SERVER_ERRORS, PERCENT, "Percent");
    site.add("LatencyP50", digest, Feature.P50_LATENCY, 1, "Milliseconds");
    site.add("LatencyP95", digest, Feature.P95_LATENCY, 1, "Milliseconds");
    site.add("LatencyP99", digest, Feature.P99_LATENCY, 1, "Milliseconds");
    site.add("Clients", digest, Feature.UNIQUE_CLIENTS, 1, "Count");
    knowledge.ifPresent(
        known -> {
          site.addExpected(known.profile(), digest);
          Readings readings =
              Readings.of(known.profile(), key.start(), key.width(), digest, before);
          site.add("AnomalyScore", known.nearest(readings), "None");
        });
    return List.copyOf(site.metrics);
  }

  private void addExpected(Profile profile, Digest digest) {
    double center = profile.center(Feature.REQUESTS, key.start());
    if (Double.isNaN(center)) {
      return;
    }
    double clients = digest.features().get(Feature.UNIQUE_CLIENTS);
    double spread =
        profile.spread(Feature.REQUESTS, key.start(), Feature.REQUESTS.unscaled(center), clients);
    add("RequestsExpectedLow", Feature.REQUESTS.unscaled(center - SPREADS * spread), "Count");
    add("RequestsExpectedHigh", Feature.REQUESTS.unscaled(center + SPREADS * spread), "Count");
  }

  private void add(String name, Digest digest, Feature feature, double factor, String unit) {
    if (digest.features().has(feature)) {
      add(name, digest.features().get(feature) * factor, unit);
    }
  }

  private void add(String name, double value, String unit) {
    if (Double.isFinite(value)) {
      metrics.add(new Metric(name, source(), Math.max(0, value), unit, key.start()));
    }
  }

  private Map<String, String> source() {
    return Map.of("Source", Clean.ascii(key.source(), MAX_SOURCE_CHARS));
  }
}
