package io.weir.alert;

import static java.util.Objects.requireNonNull;

import io.weir.finding.Proposal;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The links by which the people who are told of an incident may answer.
 *
 * @param address where they are answered; it ends with a slash
 * @param key under which they are signed
 * @param responds whether there is anybody who would apply a proposal
 */
public record AnswerLinks(String address, AnswerKey key, boolean responds) {
  /** The name of the link's only parameter. */
  public static final String PARAMETER = "a";

  public AnswerLinks {
    requireNonNull(address, "address");
    requireNonNull(key, "key");
  }

  /** Returns the link of each answer that makes sense now, by its words. */
  Map<String, String> of(Incident incident) {
    Map<String, String> links = new LinkedHashMap<>();
    for (AnswerKind kind : AnswerKind.values()) {
      if (makesSense(incident, kind, responds)) {
        String ticket = AnswerTicket.of(incident, kind).signed(key);
        links.put(kind.words(), address + "?" + PARAMETER + "=" + ticket);
      }
    }
    return links;
  }

  private static boolean makesSense(Incident incident, AnswerKind kind, boolean responds) {
    boolean goesOn = incident.notice().goesOn();
    boolean asked = incident.type().isTrouble() && incident.notice() != Incident.Notice.REVISED;
    return asked
        && switch (kind) {
          case EXPECTED, FALSE_ALARM, UNDO -> true;
          case MUTE -> goesOn;
          case APPLY -> goesOn && responds && canApply(incident);
        };
  }

  /** Returns whether the incident proposes what can be applied by itself: to block addresses. */
  public static boolean canApply(Incident incident) {
    return incident.proposal().filter(p -> p.kind() == Proposal.Kind.BLOCK).isPresent();
  }
}
