package io.weir.step;

import io.weir.finding.Proposal;
import io.weir.finding.Severity;
import io.weir.incident.Incident;

/**
 * Whether it is certain who attacks, however small the attack is: how grave it is says what it has
 * done, and not whether it is one. It is certain if one address sends it, next to nothing else
 * comes from there, and nobody with an ordinary history is hit. What is told for its volume or its
 * refusals never is: all that such a client sends counts against it, whatever it is. That it goes
 * on need not be asked, as a small attack is told at its third window only.
 */
final class Certainty {
  /** One request every 25 seconds; passers-by ask for a few files and are gone. */
  private static final long AT_WORK = 12;

  private static final double NEARLY_ALL = 0.9;

  private Certainty() {}

  /** Returns whether it is certain who attacks. */
  static boolean isEnough(Incident incident) {
    return incident.type().isSecurity()
        && incident.severity().compareTo(Severity.LOW) >= 0
        && incident.proposal().filter(Certainty::isOfOneAttacker).isPresent();
  }

  private static boolean isOfOneAttacker(Proposal proposal) {
    return proposal.ranges().size() == 1
        && proposal.ordinary() == 0
        && proposal.attacks() >= AT_WORK
        && proposal.attacks() >= NEARLY_ALL * proposal.stopped();
  }
}
