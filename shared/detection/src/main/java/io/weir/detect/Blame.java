package io.weir.detect;

import static io.weir.window.Dimension.USER_AGENT;

import io.weir.baseline.Profile;
import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.baseline.SegmentNorm;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.Evidence;
import io.weir.threat.Bots;
import io.weir.threat.Masking;
import io.weir.window.Dimension;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the clients, paths, hosts, targets and user agents that changed, each against its own usual
 * share. A value stands out when its part of the change is larger than its part of the traffic: the
 * gain is {@code p ln(p / q)}, its term of the Kullback-Leibler divergence between the two.
 */
final class Blame {
  private static final double RARE = 0.002;

  /** A form of paths stands out when its part of the rise is so much larger than its usual part. */
  private static final double MORE_THAN_ITS_PART = 1.5;

  private final Digest digest;
  private final Profile profile;
  private final Readings readings;
  private final double expectedRequests;

  Blame(Digest digest, Profile profile, Readings readings) {
    this.digest = digest;
    this.profile = profile;
    this.readings = readings;
    this.expectedRequests = readings.get(Feature.REQUESTS).map(Reading::expected).orElse(1.0);
  }

  /**
   * One value that changed.
   *
   * @param dimension what it is
   * @param value the client, path and so on
   * @param unit of the counts; {@code ms} where they are a mean
   * @param observed its count in the window
   * @param expected its usual count at that volume
   * @param part its part of the whole change, in [0, 1], counting what is listed nowhere
   * @param gain how far it stands out
   */
  record Change(
      Dimension dimension,
      String value,
      String unit,
      double observed,
      double expected,
      double part,
      double gain) {

    /** Returns a part of the traffic that nothing is blamed on. */
    static Change of(Dimension dimension, String value) {
      return new Change(dimension, value, "", 0, 0, 0, 0);
    }

    String label() {
      return noun(dimension) + " " + shown() + (dimension == USER_AGENT ? operator() : "");
    }

    /** Returns who runs a bot, in parentheses; a name that nobody knows has none. */
    private String operator() {
      return Bots.operator(value).map(who -> " (" + who + ")").orElse("");
    }

    /** Returns whether it explains most of the change. */
    boolean explains() {
      return part >= Evidence.MOST;
    }

    /** Returns the value with the secrets masked that a path may carry. */
    String shown() {
      return switch (dimension) {
        case PATH, ERROR_PATH, SLOW_PATH -> Masking.path(value);
        default -> value;
      };
    }
  }

  /** Returns the values that rose, the most telling first. */
  List<Change> risen(List<Dimension> dimensions) {
    List<Change> changes = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      changes.addAll(risen(dimension));
    }
    changes.sort(Comparator.comparingDouble(Change::gain).reversed());
    return changes;
  }

  /** Returns the values that fell, the most telling first. */
  List<Change> fallen(List<Dimension> dimensions) {
    List<Change> changes = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      changes.addAll(fallen(dimension));
    }
    changes.sort(Comparator.comparingDouble(Change::gain).reversed());
    return changes;
  }

  private List<Change> fallen(Dimension dimension) {
    Map<String, Double> usual = profile.shares(dimension);
    double whole = expectedRequests - digest.requests();
    double listed = 0;
    for (Map.Entry<String, Double> value : usual.entrySet()) {
      listed += Math.max(0, value.getValue() * expectedRequests - left(dimension, value.getKey()));
    }
    whole = Math.max(whole, listed);
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, Double> value : usual.entrySet()) {
      double expected = value.getValue() * expectedRequests;
      double observed = left(dimension, value.getKey());
      double part = (expected - observed) / Math.max(1, whole);
      if (part > 0) {
        double gain = part * Math.log(part / Math.max(RARE, value.getValue()));
        changes.add(
            new Change(dimension, value.getKey(), unit(dimension), observed, expected, part, gain));
      }
    }
    return changes;
  }

  /** Returns what is left; what is not listed may still be there, just below the last that is. */
  private double left(Dimension dimension, String value) {
    Map<String, Long> now = digest.heavy(dimension);
    double unlisted = listIsFull(now) ? now.values().stream().mapToLong(n -> n).min().orElse(0) : 0;
    return now.containsKey(value) ? now.get(value) : unlisted;
  }

  private static boolean listIsFull(Map<String, Long> listed) {
    return listed.size() >= 8;
  }

  private List<Change> risen(Dimension dimension) {
    Map<String, Double> usual = profile.shares(dimension);
    Map<String, Double> traffic = profile.shares(plain(dimension));
    double whole = whole(dimension, usual);
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, Long> entry : digest.heavy(dimension).entrySet()) {
      double expected = usual.getOrDefault(entry.getKey(), 0.0) * expectedRequests;
      double part = (entry.getValue() - expected) / Math.max(1, whole);
      double share = Math.max(RARE, traffic.getOrDefault(entry.getKey(), 0.0));
      if (part > 0) {
        double gain = part * Math.log(part / share);
        changes.add(shown(dimension, entry.getKey(), entry.getValue(), expected, part, gain));
      }
    }
    if (dimension == Dimension.PATH) {
      changes.addAll(risenForms(whole));
    }
    return changes;
  }

  /** Returns the forms of paths that rose where no single path did: items, searches, exports. */
  private List<Change> risenForms(double whole) {
    List<Change> changes = new ArrayList<>();
    for (Segment segment : digest.segments()) {
      boolean form = segment.kind() == SegmentKind.PATH && segment.name().contains("*");
      double share =
          profile
              .segments()
              .of(SegmentKind.PATH, segment.name())
              .map(SegmentNorm::share)
              .orElse(RARE);
      double expected = share * expectedRequests;
      double part = Math.min(1, (segment.requests() - expected) / Math.max(1, whole));
      if (form && part > MORE_THAN_ITS_PART * share) {
        double gain = part * Math.log(part / Math.max(RARE, share));
        changes.add(
            new Change(
                Dimension.PATH,
                segment.name(),
                unit(Dimension.PATH),
                segment.requests(),
                expected,
                part,
                gain));
      }
    }
    return changes;
  }

  /** Returns how much more there is than usual: what is listed, and what is too light for that. */
  private double whole(Dimension dimension, Map<String, Double> usual) {
    double listed = 0;
    for (Map.Entry<String, Long> entry : digest.heavy(dimension).entrySet()) {
      double expected = usual.getOrDefault(entry.getKey(), 0.0) * expectedRequests;
      listed += Math.max(0, entry.getValue() - expected);
    }
    double all =
        switch (dimension) {
          case ERROR_PATH, ERROR_TARGET -> more(Feature.SERVER_ERRORS);
          case ERROR_CLIENT -> more(Feature.ERROR_RATE);
          case SLOW_PATH, SLOW_TARGET -> more(Feature.TYPICAL_LATENCY);
          default -> digest.requests() - expectedRequests;
        };
    return Math.max(listed, all);
  }

  /** Returns by how much the sum over all requests of what the feature is the mean of has grown. */
  private double more(Feature feature) {
    return readings
        .get(feature)
        .map(
            reading ->
                reading.observed() * digest.requests() - reading.expected() * expectedRequests)
        .orElse(0.0);
  }

  /** What is slow is told by what a request took, where it is known how many there were. */
  private Change shown(
      Dimension dimension,
      String value,
      double observed,
      double expected,
      double part,
      double gain) {
    boolean time = dimension == Dimension.SLOW_PATH || dimension == Dimension.SLOW_TARGET;
    double requests = digest.heavy(plain(dimension)).getOrDefault(value, 0L);
    double share = profile.shares(plain(dimension)).getOrDefault(value, 0.0);
    if (!time || requests == 0 || share == 0) {
      String unit = time ? "ms in total" : unit(dimension);
      return new Change(dimension, value, unit, observed, expected, part, gain);
    }
    double usual = expected / Math.max(1e-9, share * expectedRequests);
    return new Change(dimension, value, "ms", observed / requests, usual, part, gain);
  }

  /** Returns the dimension that says how much of the traffic a value usually has. */
  private static Dimension plain(Dimension dimension) {
    return switch (dimension) {
      case ERROR_PATH, SLOW_PATH -> Dimension.PATH;
      case ERROR_TARGET, SLOW_TARGET -> Dimension.TARGET;
      case ERROR_CLIENT -> Dimension.CLIENT;
      default -> dimension;
    };
  }

  static String noun(Dimension dimension) {
    return switch (dimension) {
      case USER_AGENT -> "user agent";
      case ERROR_PATH -> "failing path";
      case ERROR_TARGET -> "failing target";
      case ERROR_CLIENT -> "client with errors";
      case SLOW_PATH -> "slow path";
      case SLOW_TARGET -> "slow target";
      default -> dimension.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String unit(Dimension dimension) {
    return switch (dimension) {
      case ERROR_PATH, ERROR_TARGET, ERROR_CLIENT -> "errors";
      default -> "requests";
    };
  }
}
