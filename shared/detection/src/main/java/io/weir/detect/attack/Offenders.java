package io.weir.detect.attack;

import io.weir.detect.Numbers;
import io.weir.finding.Severity;
import io.weir.window.FormTally;
import io.weir.window.ThreatTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who attacked in a window: the many clients of one form of request as one, neighbours of a network
 * as one, and every other client; those beyond the bound together, and so are many who are too
 * small to be told one by one.
 */
final class Offenders {
  /** The subject of the offenders that are told together. */
  static final String OTHERS = "many other clients";

  private static final int MAX_OFFENDERS = 20;
  private static final int NEIGHBOURS = 3;

  /** So many clients with the same request are one story. */
  private static final double SAME = 5;

  /** So many requests of clients that are too small to be told are a wave. */
  private static final long WAVE = 200;

  private Offenders() {}

  /**
   * Returns them, worst first.
   *
   * @param theSites the ids of the forms that are the site's own language, which are no attacks
   */
  static List<Offender> of(List<ThreatTally> threats, List<FormTally> forms, Set<Long> theSites) {
    List<Offender> offenders = new ArrayList<>();
    List<ThreatTally> rest = threats.stream().map(tally -> without(tally, theSites)).toList();
    for (FormTally form : forms) {
      if (form.clients() >= SAME && !theSites.contains(form.id())) {
        List<ThreatTally> of =
            rest.stream().map(tally -> only(tally, form.id())).filter(Offenders::counts).toList();
        if (!of.isEmpty()) {
          String by =
              "about " + Numbers.text(Math.rint(form.clients()), "clients") + " at " + form.path();
          offenders.add(new Offender(form.path(), by, of));
          rest = rest.stream().map(tally -> without(tally, Set.of(form.id()))).toList();
        }
      }
    }
    offenders.addAll(byClient(rest));
    return bounded(waves(merged(offenders)));
  }

  private static boolean counts(ThreatTally tally) {
    return Offender.unblocked(tally) > 0;
  }

  /** Several rules may see the same requests to one path. */
  private static List<Offender> merged(List<Offender> offenders) {
    Map<String, Offender> bySubject = new TreeMap<>();
    for (Offender offender : offenders) {
      bySubject.merge(
          offender.subject(),
          offender,
          (one, other) -> new Offender(one.subject(), one.by(), join(one, other)));
    }
    return List.copyOf(bySubject.values());
  }

  private static List<ThreatTally> join(Offender one, Offender other) {
    List<ThreatTally> tallies = new ArrayList<>(one.tallies());
    tallies.addAll(other.tallies());
    return tallies;
  }

  private static List<Offender> byClient(List<ThreatTally> threats) {
    Map<String, List<ThreatTally>> byClient = new TreeMap<>();
    for (ThreatTally tally : threats) {
      if (counts(tally)) {
        byClient.computeIfAbsent(tally.client(), none -> new ArrayList<>()).add(tally);
      }
    }
    Map<String, List<String>> byNetwork =
        byClient.keySet().stream()
            .collect(Collectors.groupingBy(Network::of, TreeMap::new, Collectors.toList()));
    List<Offender> offenders = new ArrayList<>();
    byNetwork.forEach(
        (network, clients) -> {
          if (clients.size() >= NEIGHBOURS) {
            offenders.add(
                Offender.of(
                    network,
                    clients.stream().flatMap(client -> byClient.get(client).stream()).toList()));
          } else {
            clients.forEach(
                client ->
                    offenders.add(
                        Offender.of(client.isEmpty() ? OTHERS : client, byClient.get(client))));
          }
        });
    return offenders;
  }

  /** Takes those who are too small together, if together they are a wave. */
  private static List<Offender> waves(List<Offender> offenders) {
    List<Offender> small =
        offenders.stream()
            .filter(offender -> offender.severity().compareTo(Severity.LOW) <= 0)
            .toList();
    boolean wave = small.size() > 1 && small.stream().mapToLong(Offender::requests).sum() >= WAVE;
    if (!wave) {
      return offenders;
    }
    List<Offender> all = new ArrayList<>(offenders);
    all.removeAll(small);
    all.add(together(small));
    return all;
  }

  private static List<Offender> bounded(List<Offender> offenders) {
    List<Offender> sorted =
        offenders.stream()
            .sorted(
                Comparator.comparing(Offender::severity)
                    .thenComparingLong(Offender::requests)
                    .reversed()
                    .thenComparing(Offender::subject))
            .toList();
    if (sorted.size() <= MAX_OFFENDERS) {
      return sorted;
    }
    List<Offender> kept = new ArrayList<>(sorted.subList(0, MAX_OFFENDERS));
    kept.add(together(sorted.subList(MAX_OFFENDERS, sorted.size())));
    return kept;
  }

  private static Offender together(List<Offender> offenders) {
    return Offender.of(
        OTHERS, offenders.stream().flatMap(offender -> offender.tallies().stream()).toList());
  }

  /**
   * Returns the tally without the requests of the forms, unless there are more of them than others
   * send: who hides behind what everybody does is seen by how much of it there is.
   */
  static ThreatTally without(ThreatTally tally, Set<Long> forms) {
    long on = tally.onForm(forms);
    boolean modest = on <= SiteForms.MOST_OF_A_CLIENT || tally.client().isEmpty();
    return on == 0 || !modest ? tally : of(tally, Math.max(0, Offender.unblocked(tally) - on));
  }

  private static ThreatTally only(ThreatTally tally, long form) {
    return of(tally, Math.min(tally.onForm(Set.of(form)), Offender.unblocked(tally)));
  }

  /** Returns the tally with so many of its requests, none of them blocked. */
  private static ThreatTally of(ThreatTally tally, long requests) {
    return new ThreatTally(
        tally.threatClass(),
        tally.client(),
        requests,
        tally.hits(),
        Math.min(tally.succeeded(), requests),
        Math.min(tally.failed(), requests),
        0,
        Math.min(tally.distinctPayloads(), requests),
        tally.confidence(),
        tally.rule(),
        tally.sample(),
        tally.forms(),
        tally.samples());
  }
}
