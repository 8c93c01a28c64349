package io.weir.threat.allow;

import static io.weir.threat.ThreatScanner.DEFAULT_MIN_CONFIDENCE;
import static java.util.Objects.requireNonNull;

import io.weir.threat.ThreatHit;
import java.util.Optional;

/**
 * A rule that an operator has switched off, or that is to be less sure than it is by itself.
 *
 * @param rule the id of the rule, or how ids begin before a final {@code *}
 * @param confidence the most that its hits may count for, in (0, 1]; empty for off. Below {@link
 *     io.weir.threat.ThreatScanner#DEFAULT_MIN_CONFIDENCE} they count for nothing
 * @param reason why, for whoever asks later
 */
public record RuleSetting(String rule, Optional<Double> confidence, String reason) {
  public RuleSetting {
    requireNonNull(confidence, "confidence");
    if (rule.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("a setting needs a rule and a reason");
    }
    if (confidence.filter(most -> !(most > 0 && most <= 1)).isPresent()) {
      throw new IllegalArgumentException("confidence of " + rule + " must be in (0, 1]");
    }
  }

  /** Returns whether the setting is of the rule. */
  public boolean covers(String id) {
    return rule.endsWith("*")
        ? id.startsWith(rule.substring(0, rule.length() - 1))
        : id.equals(rule);
  }

  /** Returns the hit as it counts with this setting; empty if it does not. */
  Optional<ThreatHit> apply(ThreatHit hit) {
    if (!covers(hit.rule())) {
      return Optional.of(hit);
    }
    Optional<Double> counts = confidence.filter(most -> most >= DEFAULT_MIN_CONFIDENCE);
    return counts.map(
        most ->
            new ThreatHit(
                hit.threatClass(),
                hit.rule(),
                Math.min(most, hit.confidence()),
                hit.location(),
                hit.fragment()));
  }
}
