package io.weir.detect.attack;

import io.weir.detect.AthenaQuery;
import io.weir.detect.LogRows;
import io.weir.detect.Numbers;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.threat.ThreatClass;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.FormTally;
import io.weir.window.RequestSample;
import io.weir.window.ThreatTally;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a window's threat hits into findings: one for each offender, bounded, and one for each form
 * of request that the site's ordinary clients share.
 */
public final class AttackDetector {
  /** The subject of the offenders that are told together. */
  public static final String OTHERS = Offenders.OTHERS;

  private static final int MAX_KEYS = 5;

  private final String athenaTable;

  public AttackDetector(String athenaTable) {
    this.athenaTable = athenaTable;
  }

  /** Returns the findings, worst first, where no form of request is known as the site's own. */
  public List<Finding> detect(WindowKey key, Window window, List<String> objectKeys) {
    return detect(key, window, objectKeys, Set.of());
  }

  /**
   * Returns the findings, worst first.
   *
   * @param learned the ids of the forms that are known as the site's own language
   */
  public List<Finding> detect(
      WindowKey key, Window window, List<String> objectKeys, Set<Long> learned) {
    List<FormTally> ordinary = SiteForms.of(window);
    Set<Long> theSites = new HashSet<>(learned);
    ordinary.forEach(form -> theSites.add(form.id()));
    List<Finding> findings = new ArrayList<>();
    for (Offender offender : Offenders.of(window.threats(), window.threatForms(), theSites)) {
      findings.add(finding(key, window, offender, objectKeys));
    }
    for (FormTally form : ordinary) {
      findings.add(habit(key, window, form, objectKeys));
    }
    return findings;
  }

  private Finding finding(
      WindowKey key, Window window, Offender offender, List<String> objectKeys) {
    ThreatTally strongest = offender.strongest();
    String query = query(key, offender, strongest, objectKeys);
    return new Finding(
        key,
        offender.type(),
        offender.subject(),
        offender.severity(),
        offender.confidence(),
        sentence(offender, strongest),
        evidence(offender, strongest),
        false,
        sample(window, query, objectKeys, offender.samples()));
  }

  private Finding habit(WindowKey key, Window window, FormTally form, List<String> objectKeys) {
    double share = 100 * form.clients() / Math.max(1, window.distinct(Dimension.CLIENT));
    String query = AthenaQuery.of(athenaTable, key, objectKeys, Dimension.PATH, form.path());
    return new Finding(
        key,
        FindingType.SITE_HABIT,
        form.rule() + " " + form.path(),
        Severity.LOW,
        Math.min(form.confidence(), 0.5),
        Numbers.text(Math.rint(form.clients()), "clients")
            + ", "
            + Numbers.text(share, "%")
            + " of all, send requests to "
            + form.path()
            + " that look like an attack ("
            + form.rule()
            + ") and are answered well: taken for the application's own language if it lasts",
        List.of(
            new Evidence(
                "clients of this form", "clients", Math.rint(form.clients()), Double.NaN, 1),
            new Evidence("requests of this form", "requests", form.requests(), Double.NaN, 1),
            new Evidence("answered well", "requests", form.answeredWell(), Double.NaN, 1),
            rule(form.rule(), form.confidence())),
        false,
        sample(window, query, objectKeys, List.of()));
  }

  /** Lists the requests of the one client, or of all clients for the one form of path. */
  private String query(
      WindowKey key, Offender offender, ThreatTally strongest, List<String> objectKeys) {
    if (offender.subject().startsWith("/")) {
      return AthenaQuery.of(athenaTable, key, objectKeys, Dimension.PATH, offender.subject());
    }
    return strongest.client().isEmpty()
        ? AthenaQuery.of(athenaTable, key, objectKeys, LogRows.ALL, Optional.empty())
        : AthenaQuery.of(athenaTable, key, objectKeys, Dimension.CLIENT, strongest.client());
  }

  private static Sample sample(
      Window window, String query, List<String> objectKeys, List<RequestSample> samples) {
    return new Sample(
        window.count(Counter.REQUESTS),
        window.objectCount(),
        0,
        query,
        objectKeys.stream().limit(MAX_KEYS).toList(),
        samples.stream().map(Examples::line).toList());
  }

  private static String sentence(Offender offender, ThreatTally strongest) {
    long succeeded = offender.succeeded();
    return offender.type().label()
        + " by "
        + offender.by()
        + ": "
        + Numbers.text((double) offender.requests(), "requests")
        + ", "
        + (succeeded == 0 ? "none" : Long.toString(succeeded))
        + " may have succeeded; for example "
        + strongest.sample()
        + " ("
        + strongest.rule()
        + ")";
  }

  /** The rule that is surest, so that people can read what it looks for. */
  private static Evidence rule(String id, double confidence) {
    return new Evidence("rule " + id, "% sure", 100 * confidence, Double.NaN, 0);
  }

  private static List<Evidence> evidence(Offender offender, ThreatTally strongest) {
    List<Evidence> evidence = new ArrayList<>();
    double all = Math.max(1, offender.requests());
    String who = offender.subject().startsWith("/") ? "path " : "client ";
    evidence.add(new Evidence(who + offender.subject(), "requests", all, Double.NaN, 1));
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
                        Double.NaN,
                        entry.getValue() / all)));
    if (offender.succeeded() > 0) {
      evidence.add(
          new Evidence(
              "may have succeeded",
              "requests",
              offender.succeeded(),
              Double.NaN,
              offender.succeeded() / all));
    }
    evidence.add(rule(strongest.rule(), strongest.confidence()));
    return evidence;
  }
}
