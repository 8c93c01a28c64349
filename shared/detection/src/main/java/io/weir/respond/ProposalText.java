package io.weir.respond;

import io.weir.finding.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A proposal in words for people. */
public final class ProposalText {
  private static final int FEW = 3;

  private ProposalText() {}

  /** Returns what is proposed, what it would have done, and what was left out; a line each. */
  public static List<String> lines(Proposal proposal) {
    List<String> lines = new ArrayList<>();
    switch (proposal.kind()) {
      case BLOCK -> {
        lines.add("Block " + whom(proposal) + " for " + proposal.holds().toHours() + " hours");
        lines.add(effect(proposal));
      }
      case LIMIT -> {
        lines.add(
            String.format(
                Locale.ROOT,
                "Limit each client to %,d requests in 5 minutes%s for %d hours",
                proposal.limit(),
                proposal.path().isEmpty() ? "" : " for " + proposal.path(),
                proposal.holds().toHours()));
        lines.add(
            String.format(
                Locale.ROOT,
                "It would have stopped about %,d requests of the worst window; the limit is twice"
                    + " what an ordinary client ever sent",
                proposal.stopped()));
      }
      case NONE -> lines.add("None: " + proposal.reason());
    }
    if (proposal.kind() != Proposal.Kind.NONE && !proposal.reason().isEmpty()) {
      lines.add(proposal.reason());
    }
    return lines;
  }

  private static String whom(Proposal proposal) {
    List<String> ranges = proposal.ranges();
    String first = String.join(", ", ranges.subList(0, Math.min(FEW, ranges.size())));
    return ranges.size() <= FEW
        ? first
        : first + " and " + (ranges.size() - FEW) + " more addresses";
  }

  private static String effect(Proposal proposal) {
    return String.format(
        Locale.ROOT,
        "It would have stopped %,d requests of the worst window: %,d of the attack, %s of clients"
            + " with an ordinary history",
        proposal.stopped(),
        proposal.attacks(),
        proposal.ordinary() == 0 ? "none" : String.format(Locale.ROOT, "%,d", proposal.ordinary()));
  }
}
