package io.weir.detect.signal;

import io.weir.finding.Finding;
import io.weir.finding.Sample;
import io.weir.signal.Signals;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.util.List;

/**
 * Turns what logs beside the access log say into findings: targets that fail their health checks,
 * listeners whose handshakes fail, firewall rules that count ordinary clients. Their sources are
 * their own, and nothing here looks at requests.
 */
public final class SignalDetector {
  private static final int MAX_KEYS = 5;

  private SignalDetector() {}

  /**
   * Returns what is wrong with the window of such a source.
   *
   * @param objectKeys the objects that hold the window's lines
   * @param lasting whether targets failed in the window before: what just starts fails its first
   *     checks too
   */
  public static List<Finding> detect(
      WindowKey key, Window window, List<String> objectKeys, boolean lasting) {
    Signals signals = window.signals();
    Sample sample =
        new Sample(
            signals.total(),
            window.objectCount(),
            0,
            "",
            objectKeys.stream().limit(MAX_KEYS).toList());
    return switch (signals.content()) {
      case HEALTH_CHECKS -> HealthChecks.failing(key, signals, sample, lasting);
      case CONNECTIONS -> Handshakes.failing(key, signals, sample);
      case FIREWALL -> CountedRules.broad(key, signals, sample);
      case REQUESTS -> List.of();
    };
  }
}
