package io.weir.feature;

import static io.weir.feature.Direction.BOTH;
import static io.weir.feature.Direction.HIGH;
import static io.weir.feature.Direction.LOW;
import static io.weir.feature.Kind.BYTES;
import static io.weir.feature.Kind.CLIENT_SHARE;
import static io.weir.feature.Kind.COUNT;
import static io.weir.feature.Kind.ENTROPY;
import static io.weir.feature.Kind.MILLIS;
import static io.weir.feature.Kind.SHARE;

import io.weir.finding.StableId;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers that describe a window. The first six are those of the recipe that Weir grew from;
 * the others are ratios, quantiles and shapes that tell one kind of trouble from another.
 *
 * <p>Stored by position: constants are only ever appended, and any change changes {@link
 * #fingerprint()}, which keeps a model from being used with features that it was not trained on.
 */
public enum Feature {
  UNIQUE_CLIENTS("unique clients", COUNT, BOTH, w -> w.distinct(Dimension.CLIENT)),
  REQUESTS("requests", COUNT, BOTH, w -> (double) w.count(Counter.REQUESTS)),
  MEAN_LATENCY(
      "mean response time", MILLIS, HIGH, w -> mean(w, Counter.LATENCY_MICROS) / Ratios.MILLI),
  ERROR_RATE(
      "error rate",
      SHARE,
      HIGH,
      w -> Ratios.share(w, Counter.STATUS_4XX) + Ratios.share(w, Counter.STATUS_5XX)),
  BYTES_SENT("bytes sent", BYTES, BOTH, w -> w.count(Counter.SENT_BYTES)),
  BACKENDS("backends in use", COUNT, LOW, w -> w.distinct(Dimension.TARGET)),

  REQUESTS_PER_CLIENT("requests per client", COUNT, BOTH, Ratios::requestsPerClient),
  BYTES_PER_REQUEST(
      "bytes per request", BYTES, BOTH, w -> Ratios.perRequest(w, Counter.SENT_BYTES)),
  P50_LATENCY("median response time", MILLIS, HIGH, w -> Shared.latencyMillis(w, 0.5)),
  P95_LATENCY("p95 response time", MILLIS, HIGH, w -> Shared.latencyMillis(w, 0.95)),
  P99_LATENCY("p99 response time", MILLIS, HIGH, w -> Shared.latencyMillis(w, 0.99)),
  /** Without what a firewall refused: its blocks are no new offences. */
  CLIENT_ERRORS(
      "4xx rate",
      SHARE,
      HIGH,
      w -> Ratios.share(w, Counter.BALANCER_4XX) + Ratios.share(w, Counter.TARGET_4XX)),
  SERVER_ERRORS(
      "5xx rate",
      SHARE,
      HIGH,
      w -> Ratios.share(w, Counter.BALANCER_5XX) + Ratios.share(w, Counter.TARGET_5XX)),
  BALANCER_ERRORS("balancer 5xx rate", SHARE, HIGH, w -> Ratios.share(w, Counter.BALANCER_5XX)),
  TARGET_ERRORS("target 5xx rate", SHARE, HIGH, w -> Ratios.share(w, Counter.TARGET_5XX)),
  CLIENT_ENTROPY("client entropy", ENTROPY, BOTH, w -> Entropy.bits(w, Dimension.CLIENT)),
  PATH_ENTROPY("path entropy", ENTROPY, BOTH, w -> Entropy.bits(w, Dimension.PATH)),
  TOP_CLIENT_SHARE(
      "busiest client's share", CLIENT_SHARE, HIGH, w -> Ratios.topShare(w, Dimension.CLIENT)),
  TOP_PATH_SHARE("busiest path's share", SHARE, HIGH, w -> Ratios.topShare(w, Dimension.PATH)),
  TOP_AGENT_SHARE(
      "busiest user agent's share",
      CLIENT_SHARE,
      HIGH,
      w -> Ratios.topShare(w, Dimension.USER_AGENT)),
  NEW_CLIENT_SHARE("share of new clients", CLIENT_SHARE, HIGH, Dimension.CLIENT),
  NEW_PATH_SHARE("share of new paths", SHARE, HIGH, Dimension.PATH),
  REJECTED_RATE("unreadable lines", SHARE, HIGH, Ratios::rejected),
  DRIFT_RATE("lines of an unknown shape", SHARE, HIGH, w -> Ratios.share(w, Counter.DRIFTED_LINES)),
  PLAIN_HTTP_SHARE(
      "plain HTTP share", CLIENT_SHARE, HIGH, w -> Ratios.share(w, Counter.PLAIN_HTTP)),
  OLD_TLS_SHARE(
      "deprecated TLS share", CLIENT_SHARE, HIGH, w -> Ratios.share(w, Counter.TLS_DEPRECATED)),
  DECLARED_BOT_SHARE(
      "declared bots' share", CLIENT_SHARE, HIGH, w -> Ratios.share(w, Counter.DECLARED_BOT)),
  CLIENT_CLOSED_RATE(
      "requests given up by clients", SHARE, HIGH, w -> Ratios.share(w, Counter.CLIENT_CLOSED)),
  BLOCKED_RATE(
      "requests blocked by policy", SHARE, BOTH, w -> Ratios.share(w, Counter.WAF_BLOCKED)),
  COVERAGE("part of the time with requests", SHARE, LOW),
  /** What nearly all requests took: a mean that the odd timeout does not move. */
  TYPICAL_LATENCY(
      "mean response time of the fastest 95 %", MILLIS, HIGH, Shared::typicalLatencyMillis),
  TYPICAL_BYTES("bytes per answer, the smallest 95 %", BYTES, BOTH, Shared::typicalBytes),
  CACHE_MISSES("cache miss rate", SHARE, HIGH, Ratios::cacheMisses),
  DISTINCT_PATHS("different paths", COUNT, BOTH, w -> w.distinct(Dimension.PATH)),
  BUSIEST_SHARE(
      "share of the " + Ratios.BUSIEST + " busiest clients",
      CLIENT_SHARE,
      HIGH,
      Ratios::busiestShare),
  LONG_REQUESTS(
      "requests of " + Shared.LONG_SECONDS + " s and more", SHARE, HIGH, Shared::longShare);

  /** How many features there were in the first version that stored any. */
  static final int FIRST_FEATURES = 30;

  /** What a single request can move; something sturdier is judged in place of each. */
  private static final Set<String> ONLY_SHOWN =
      Set.of("MEAN_LATENCY", "BYTES_SENT", "BYTES_PER_REQUEST");

  private final String label;
  private final Kind kind;
  private final Direction direction;
  private final Optional<Dimension> novelty;

  // Every function is a method or a lambda that captures nothing.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function function;

  /** What is read of a window. */
  @FunctionalInterface
  private interface Function {
    double of(Window window);
  }

  Feature(String label, Kind kind, Direction direction, Function function) {
    this.label = label;
    this.kind = kind;
    this.direction = direction;
    this.function = function;
    this.novelty = Optional.empty();
  }

  Feature(String label, Kind kind, Direction direction, Dimension novelty) {
    this.label = label;
    this.kind = kind;
    this.direction = direction;
    this.function = window -> Double.NaN;
    this.novelty = Optional.of(novelty);
  }

  /** The part of the window between its first and its last request. */
  Feature(String label, Kind kind, Direction direction) {
    this.label = label;
    this.kind = kind;
    this.direction = direction;
    this.function = window -> Double.NaN;
    this.novelty = Optional.empty();
  }

  /** Returns the value in the window; NaN if the window has nothing to measure it on. */
  double of(Window window, Duration width, Familiar familiar) {
    if (this == COVERAGE) {
      return Ratios.coverage(window, width);
    }
    return novelty
        .map(dimension -> familiar.newShare(window, dimension))
        .orElseGet(() -> function.of(window));
  }

  /** Returns the name that people see. */
  public String label() {
    return label;
  }

  public Kind kind() {
    return kind;
  }

  public Direction direction() {
    return direction;
  }

  /** Returns the value on the scale on which it is compared. */
  public double scaled(double value) {
    return kind.scale().forth(value);
  }

  /** Returns the value that lies at a place of the scale. */
  public double unscaled(double scaled) {
    return kind.scale().back(scaled);
  }

  /** Returns the six features of the recipe that Weir grew from, in its order. */
  public static List<Feature> ofOrigin() {
    return List.of(UNIQUE_CLIENTS, REQUESTS, MEAN_LATENCY, ERROR_RATE, BYTES_SENT, BACKENDS);
  }

  /** Returns whether a window is judged by it; else it is only shown. */
  public boolean isJudged() {
    return !ONLY_SHOWN.contains(name());
  }

  /** Returns the id of the features, their order and their scales. */
  public static String fingerprint() {
    return fingerprint(values().length);
  }

  /** Returns the id of the first so many features. */
  private static String fingerprint(int number) {
    return StableId.of(
        Arrays.stream(values(), 0, number)
            .map(feature -> feature.name() + ":" + feature.kind)
            .toArray(String[]::new));
  }

  /**
   * Returns the features that the fingerprint stands for: all, or those of an earlier version,
   * which are the first of today's; none if it is of another version.
   */
  public static List<Feature> ofFingerprint(String fingerprint) {
    for (int number = values().length; number >= FIRST_FEATURES; number--) {
      if (fingerprint(number).equals(fingerprint)) {
        return List.of(values()).subList(0, number);
      }
    }
    return List.of();
  }

  private static double mean(Window window, Counter sum) {
    long requests = window.count(Counter.LATENCY_REQUESTS);
    return requests == 0 ? Double.NaN : (double) window.count(sum) / requests;
  }
}
