package io.weir.incident;

import io.weir.finding.Finding;
import io.weir.window.WindowKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the source's going incidents of the traffic a finding belongs to. A flood, the errors
 * and the slowness that it brings are one; but a trouble never hides another. So a finding joins
 * what goes on if it is of the same kind and not about something else, or if it is less grave and
 * so may be brought about by it; else it is a trouble of its own, told beside the others.
 */
final class Home {
  private Home() {}

  /**
   * Returns the incident; empty if the finding begins one of its own.
   *
   * @param going the source's incidents of the traffic around the window
   * @param fresh the ids of those that have another finding of the same window
   */
  static Optional<Incident> of(Finding finding, List<Incident> going, Set<String> fresh) {
    Comparator<Incident> closest = closest(finding.window());
    Optional<Incident> same =
        going.stream()
            .filter(incident -> isSame(finding, incident) || isOf(finding, incident, fresh))
            .min(closest);
    if (same.isPresent()) {
      return same;
    }
    return going.stream()
        .min(Comparator.comparing(Incident::severity).reversed().thenComparing(closest))
        .filter(gravest -> mayBringAbout(gravest, finding));
  }

  /** What already has the window comes first, then what people know, then what began first. */
  private static Comparator<Incident> closest(WindowKey key) {
    return Comparator.comparing((Incident incident) -> incident.trail().contains(key) ? 0 : 1)
        .thenComparing(incident -> incident.noticeNumber() > 0 ? 0 : 1)
        .thenComparing(Incident::opened)
        .thenComparing(Incident::id);
  }

  private static boolean isSame(Finding finding, Incident incident) {
    return Cause.kind(finding.type()) == Cause.kind(incident.type())
        && !areOthers(finding.subject(), incident.subject());
  }

  /** Whether the window is all there is of the incident, and was judged anew. */
  private static boolean isOf(Finding finding, Incident incident, Set<String> fresh) {
    return incident.windows() == 1
        && incident.trail().contains(finding.window())
        && !fresh.contains(incident.id());
  }

  private static boolean mayBringAbout(Incident gravest, Finding finding) {
    boolean unknownToPeople = gravest.noticeNumber() == 0;
    boolean unnamed =
        Cause.kind(finding.type()) == Cause.Kind.UNNAMED
            || Cause.kind(gravest.type()) == Cause.Kind.UNNAMED;
    boolean otherKind = Cause.kind(finding.type()) != Cause.kind(gravest.type());
    boolean lessGrave = finding.severity().compareTo(gravest.severity()) < 0;
    boolean ofTheSame = !finding.subject().isEmpty() && finding.subject().equals(gravest.subject());
    return unknownToPeople || unnamed || ofTheSame || (otherKind && lessGrave);
  }

  /** Whether both name something, both a path or both none, and not the same. */
  private static boolean areOthers(String one, String other) {
    return !one.isEmpty()
        && !other.isEmpty()
        && one.startsWith("/") == other.startsWith("/")
        && !one.equals(other);
  }
}
