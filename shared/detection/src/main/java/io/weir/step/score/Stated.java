package io.weir.step.score;

import static java.util.Objects.requireNonNull;

import io.weir.incident.Deploy;
import io.weir.incident.Suppression;
import io.weir.threat.allow.AllowList;
import java.util.List;

/**
 * What the operators of a site state at the time of a run, beside their settings.
 *
 * @param suppressions what to keep quiet about
 * @param allowed who is harmless, and so is never to be blocked
 * @param deploys what was released lately
 */
public record Stated(List<Suppression> suppressions, AllowList allowed, List<Deploy> deploys) {
  public Stated {
    suppressions = List.copyOf(suppressions);
    requireNonNull(allowed, "allowed");
    deploys = List.copyOf(deploys);
  }

  /** Returns what is stated where nothing was released. */
  public Stated(List<Suppression> suppressions, AllowList allowed) {
    this(suppressions, allowed, List.of());
  }

  /** Returns that these are to be kept quiet about, and that nobody is allowed anything. */
  public static Stated of(List<Suppression> suppressions) {
    return new Stated(suppressions, AllowList.NONE);
  }
}
