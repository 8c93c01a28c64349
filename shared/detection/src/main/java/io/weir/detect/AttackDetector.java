package io.weir.detect;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.Sample;
import io.weir.threat.ThreatClass;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.ThreatTally;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns a window's threat hits into findings: one for each client, one for neighbours of one
 * network together, and one for all that are beyond the bound, however many there are.
 */
public final class AttackDetector {
  /** The subject of the offenders beyond the bound. */
  public static final String OTHERS = "many other clients";

  private static final int MAX_OFFENDERS = 20;
  private static final int NEIGHBOURS = 3;
  private static final int MAX_KEYS = 5;

  private final String athenaTable;

  public AttackDetector(String athenaTable) {
    this.athenaTable = athenaTable;
  }

  /** Returns the findings, worst first. */
  public List<Finding> detect(WindowKey key, Window window, List<String> objectKeys) {
    List<Offender> offenders = offenders(window.threats());
    List<Finding> findings = new ArrayList<>();
    for (Offender offender : offenders) {
      findings.add(finding(key, window, offender, objectKeys));
    }
    return findings;
  }

  static List<Offender> offenders(List<ThreatTally> threats) {
    Map<String, List<ThreatTally>> byClient = new TreeMap<>();
    for (ThreatTally tally : threats) {
      if (Offender.unblocked(tally) > 0) {
        byClient.computeIfAbsent(tally.client(), none -> new ArrayList<>()).add(tally);
      }
    }
    Map<String, List<String>> byNetwork = new TreeMap<>();
    for (String client : byClient.keySet()) {
      byNetwork.computeIfAbsent(Network.of(client), none -> new ArrayList<>()).add(client);
    }
    List<Offender> offenders = new ArrayList<>();
    byNetwork.forEach(
        (network, clients) -> {
          if (clients.size() >= NEIGHBOURS) {
            offenders.add(new Offender(network, tallies(clients, byClient)));
          } else {
            clients.forEach(client -> offenders.add(new Offender(client, byClient.get(client))));
          }
        });
    return bounded(offenders);
  }

  private static List<ThreatTally> tallies(
      List<String> clients, Map<String, List<ThreatTally>> byClient) {
    return clients.stream().flatMap(client -> byClient.get(client).stream()).toList();
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
    kept.add(
        new Offender(
            OTHERS,
            sorted.subList(MAX_OFFENDERS, sorted.size()).stream()
                .flatMap(offender -> offender.tallies().stream())
                .toList()));
    return kept;
  }

  private Finding finding(
      WindowKey key, Window window, Offender offender, List<String> objectKeys) {
    ThreatTally strongest = offender.strongest();
    String query = AthenaQuery.of(athenaTable, key, Dimension.CLIENT, strongest.client());
    return new Finding(
        key,
        offender.type(),
        offender.subject(),
        offender.severity(),
        offender.confidence(),
        sentence(offender, strongest),
        evidence(offender),
        false,
        new Sample(
            window.count(Counter.REQUESTS),
            window.objectCount(),
            0,
            query,
            objectKeys.stream().limit(MAX_KEYS).toList()));
  }

  private static String sentence(Offender offender, ThreatTally strongest) {
    return offender.type().label()
        + " by "
        + offender.subject()
        + ": "
        + Numbers.text((double) offender.requests(), "requests")
        + ", "
        + offender.succeeded()
        + " may have succeeded; for example "
        + strongest.sample()
        + " ("
        + strongest.rule()
        + ")";
  }

  private static List<Evidence> evidence(Offender offender) {
    List<Evidence> evidence = new ArrayList<>();
    double all = Math.max(1, offender.requests());
    evidence.add(new Evidence("client " + offender.subject(), "requests", all, 0, 1));
    offender.byClass().entrySet().stream()
        .sorted(
            Map.Entry.<ThreatClass, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry ->
                evidence.add(
                    new Evidence(
                        entry.getKey().label(),
                        "requests",
                        entry.getValue(),
                        0,
                        entry.getValue() / all)));
    return evidence;
  }
}
