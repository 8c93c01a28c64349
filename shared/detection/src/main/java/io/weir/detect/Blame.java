package io.weir.detect;

import static io.weir.window.Dimension.USER_AGENT;

import io.weir.baseline.Profile;
import io.weir.feature.Digest;
import io.weir.threat.Bots;
import io.weir.threat.Masking;
import io.weir.window.Dimension;
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

  private Blame() {}

  /**
   * One value that changed.
   *
   * @param dimension what it is
   * @param value the client, path and so on
   * @param observed its count in the window
   * @param expected its usual count at that volume
   * @param part its part of the whole change, in [0, 1]
   * @param gain how far it stands out
   */
  record Change(
      Dimension dimension,
      String value,
      double observed,
      double expected,
      double part,
      double gain) {

    String label() {
      return noun(dimension) + " " + shown() + (dimension == USER_AGENT ? operator() : "");
    }

    /** Returns who runs a bot, in parentheses; a name that nobody knows has none. */
    private String operator() {
      return Bots.operator(value).map(who -> " (" + who + ")").orElse("");
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
  static List<Change> risen(
      Digest digest, Profile profile, double expectedRequests, List<Dimension> dimensions) {
    List<Change> changes = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      changes.addAll(risen(digest, profile, expectedRequests, dimension));
    }
    changes.sort(Comparator.comparingDouble(Change::gain).reversed());
    return changes;
  }

  /** Returns the values that fell, the most telling first. */
  static List<Change> fallen(
      Digest digest, Profile profile, double expectedRequests, List<Dimension> dimensions) {
    List<Change> changes = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      Map<String, Long> now = digest.heavy(dimension);
      // A value that is not listed may still be there, just below the last one that is.
      double unlisted =
          listIsFull(now) ? now.values().stream().mapToLong(n -> n).min().orElse(0) : 0;
      profile
          .shares(dimension)
          .forEach(
              (value, share) -> {
                double expected = share * expectedRequests;
                double observed = now.containsKey(value) ? now.get(value) : unlisted;
                if (observed < expected) {
                  double lost = (expected - observed) / Math.max(1, expectedRequests);
                  double depth = Math.log((expected + 1) / (observed + 1));
                  changes.add(new Change(dimension, value, observed, expected, lost, lost * depth));
                }
              });
    }
    changes.sort(Comparator.comparingDouble(Change::gain).reversed());
    return changes;
  }

  private static boolean listIsFull(Map<String, Long> listed) {
    return listed.size() >= 8;
  }

  private static List<Change> risen(
      Digest digest, Profile profile, double expectedRequests, Dimension dimension) {
    Map<String, Double> usual = profile.shares(dimension);
    Map<String, Double> traffic = profile.shares(plain(dimension));
    double whole = 0;
    for (Map.Entry<String, Long> entry : digest.heavy(dimension).entrySet()) {
      whole +=
          Math.max(
              0, entry.getValue() - usual.getOrDefault(entry.getKey(), 0.0) * expectedRequests);
    }
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, Long> entry : digest.heavy(dimension).entrySet()) {
      double expected = usual.getOrDefault(entry.getKey(), 0.0) * expectedRequests;
      double part = (entry.getValue() - expected) / Math.max(1, whole);
      double share = Math.max(RARE, traffic.getOrDefault(entry.getKey(), 0.0));
      if (part > 0) {
        double gain = part * Math.log(part / share);
        changes.add(new Change(dimension, entry.getKey(), entry.getValue(), expected, part, gain));
      }
    }
    return changes;
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

  static String unit(Dimension dimension) {
    return switch (dimension) {
      case ERROR_PATH, ERROR_TARGET, ERROR_CLIENT -> "errors";
      case SLOW_PATH, SLOW_TARGET -> "ms in total";
      default -> "requests";
    };
  }
}
