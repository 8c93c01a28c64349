package io.weir.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyDigestTest {
  private static final String SOURCE = "app/shop/1";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Midnight in Berlin. */
  private static final Instant MIDNIGHT = Instant.parse("2026-03-01T23:00:00Z");

  private final List<Incident> changes = new ArrayList<>();
  private final InMemoryIncidentStore store = new InMemoryIncidentStore(changes::add);
  private final IncidentTracker tracker =
      new IncidentTracker(store, Paging.defaults(), new Suppressions(List.of()));
  private final DailyDigest digest = new DailyDigest(store, store::findings, BERLIN);

  private static WindowKey window(int index) {
    return WindowKey.of(SOURCE, MIDNIGHT.plusSeconds(300L * index), Duration.ofMinutes(5));
  }

  private void found(int window, FindingType type, String subject, Severity severity, double n) {
    Finding finding =
        new Finding(
            window(window),
            type,
            subject,
            severity,
            0.9,
            type.label(),
            List.of(new Evidence("client " + subject, "requests", n, Double.NaN, 1)),
            false,
            new Sample(200, 1, 1, "", List.of(), List.of("GET /" + window)));
    List<Finding> all = new ArrayList<>(store.findings(window(window)));
    all.add(finding);
    store.putFindings(window(window), all);
    tracker.apply(window(window), all, judged -> true);
    tracker.resolve(SOURCE, window(window).end());
  }

  private List<Incident> digests() {
    return store.allIncidents().stream()
        .filter(incident -> incident.type() == FindingType.DAILY_DIGEST)
        .toList();
  }

  @Test
  void probesOfADay_areOneMessage() {
    for (int i = 0; i < 56; i++) {
      found(i * 5, FindingType.LOG4SHELL, "203.0.113." + i, Severity.INFO, 1);
    }
    found(17, FindingType.SENSITIVE_FILE, "198.51.100.3", Severity.INFO, 9);
    digest.tellIfOver(window(287).start(), window(288));
    assertThat(digests()).hasSize(1);
    Incident told = digests().get(0);
    assertThat(told.explanation()).startsWith("65 probes from 57 clients, none of them answered");
    assertThat(told.evidence())
        .extracting(Evidence::label)
        .containsExactly("Log4Shell from 56 clients", "Sensitive_File from 1 client");
    assertThat(told.sample().examples()).hasSize(3);
    assertThat(told.noticeNumber()).isEqualTo(1);
    assertThat(told.isAlert()).isFalse();
    assertThat(store.allIncidents()).filteredOn(Incident::isAlert).isEmpty();
  }

  @Test
  void probeThatWasAnsweredWithAPage_isSaid() {
    Finding finding =
        new Finding(
            window(3),
            FindingType.SQL_INJECTION,
            "203.0.113.7",
            Severity.INFO,
            0.9,
            "",
            List.of(
                new Evidence("client 203.0.113.7", "requests", 1, Double.NaN, 1),
                new Evidence("may have succeeded", "requests", 1, Double.NaN, 1)),
            false,
            Sample.EMPTY);
    store.putFindings(window(3), List.of(finding));
    digest.tellIfOver(window(287).start(), window(288));
    assertThat(digests().get(0).explanation())
        .isEqualTo("1 probe from 1 client, 1 of them answered with a page");
  }

  @Test
  void dayThatGoesOn_isNotTold() {
    found(3, FindingType.LOG4SHELL, "203.0.113.7", Severity.INFO, 1);
    digest.tellIfOver(window(3).start(), window(287));
    assertThat(digests()).isEmpty();
  }

  @Test
  void sameDayAgain_isToldOnce() {
    found(3, FindingType.LOG4SHELL, "203.0.113.7", Severity.INFO, 1);
    digest.tellIfOver(window(3).start(), window(288));
    int writes = changes.size();
    digest.tellIfOver(window(3).start(), window(288));
    digest.tellIfOver(window(4).start(), window(300));
    assertThat(changes).hasSize(writes);
  }

  @Test
  void dayWithoutAnything_isNotTold() {
    digest.tellIfOver(window(287).start(), window(288));
    assertThat(digests()).isEmpty();
  }

  @Test
  void whatWasToldAsAnAlert_isNotToldAgain() {
    found(3, FindingType.SQL_INJECTION, "203.0.113.7", Severity.HIGH, 80);
    found(9, FindingType.LOG4SHELL, "203.0.113.8", Severity.INFO, 1);
    digest.tellIfOver(window(287).start(), window(288));
    assertThat(digests().get(0).explanation()).startsWith("1 probe from 1 client");
  }

  @Test
  void oddMoment_isALineOfItsOwn() {
    found(3, FindingType.UNKNOWN_ANOMALY, "", Severity.INFO, 0);
    digest.tellIfOver(window(287).start(), window(288));
    assertThat(digests().get(0).explanation()).isEqualTo("1 window was odd for a moment");
  }

  @Test
  void whatComesAndGoesSinceADayBefore_isALine() {
    for (int time = 0; time < 6; time++) {
      for (int i = 0; i < 3; i++) {
        found(time * 72 + i, FindingType.TRAFFIC_SPIKE, "", Severity.MEDIUM, 400);
      }
    }
    digest.tellIfOver(window(287).start(), window(288));
    assertThat(digests()).isEmpty();
    digest.tellIfOver(window(575).start(), window(576));
    assertThat(digests().get(0).explanation()).isEqualTo("1 that you know of came again");
    assertThat(digests().get(0).evidence())
        .extracting(line -> line.label() + ": " + Math.round(line.observed()) + " " + line.unit())
        .containsExactly("Traffic_Spike came again: 2 times");
  }

  @Test
  void whatLastsPastMidnight_isNoLine() {
    for (int i = 280; i < 300; i++) {
      found(i, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 400);
    }
    digest.tellIfOver(window(575).start(), window(576));
    assertThat(digests()).isEmpty();
  }
}
