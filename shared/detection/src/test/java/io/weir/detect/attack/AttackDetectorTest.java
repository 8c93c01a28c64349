package io.weir.detect.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AddressRange;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttackDetectorTest {
  private static final String[] PAYLOADS = {
    "/a?id=7'%20union%20select%201--",
    "/a?id=7%20or%203=3",
    "/a?id=7;drop%20table%20t--",
    "/a?f=../../../etc/hosts",
    "/a?q=%3Cscript%3Ealert(7)%3C/script%3E"
  };

  private final StringBuilder log = new StringBuilder();

  private void request(String client, String target, int status, long bytes) {
    log.append("https 2026-03-01T12:01:01.250000Z app/shop/0123456789abcdef ")
        .append(client)
        .append(":40112 10.1.2.3:8080 0.001 0.100 0.000 ")
        .append(status + " " + status + " 312 " + bytes)
        .append(" \"GET https://shop.example:443" + target + " HTTP/2.0\" \"Agent/1\" X TLSv1.3 - ")
        .append("\"-\" \"-\" \"-\" 1 2026-03-01T12:00:00.000000Z \"forward\" ")
        .append("\"-\" \"-\" \"-\" \"-\" \"-\" \"-\"\n");
  }

  private WindowPart window(AllowList allowed) throws IOException {
    ObjectReader reader =
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), Duration.ofMinutes(5));
    return reader
        .read(
            new ByteArrayInputStream(log.toString().getBytes(UTF_8)),
            new ObjectRef("bucket", "app.log", "v1"),
            new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE),
            allowed,
            Instant.parse("2026-03-01T12:06:00Z"))
        .parts()
        .get(0);
  }

  private List<Finding> found(AllowList allowed) throws IOException {
    WindowPart part = window(allowed);
    return new AttackDetector("logs").detect(part.key(), part.window(), List.of());
  }

  @Test
  void scanner_isOneFindingHoweverManyRequests() throws IOException {
    for (int i = 0; i < 300; i++) {
      request("203.0.113.9", PAYLOADS[i % PAYLOADS.length], 404, 500);
    }

    assertThat(found(AllowList.NONE)).hasSize(1);
    assertThat(found(AllowList.NONE).get(0).subject()).isEqualTo("203.0.113.9");
    assertThat(found(AllowList.NONE).get(0).severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void sameAttack_isGraverIfItMayHaveSucceeded() throws IOException {
    for (int i = 0; i < 20; i++) {
      request("203.0.113.9", PAYLOADS[i % 3], 200, 48_000);
    }

    assertThat(found(AllowList.NONE)).extracting(Finding::severity).containsExactly(Severity.HIGH);
    assertThat(found(AllowList.NONE))
        .extracting(Finding::type)
        .containsExactly(FindingType.SQL_INJECTION);
  }

  @Test
  void redirectsAndEmptyAnswers_areNoSuccess() throws IOException {
    for (int i = 0; i < 20; i++) {
      request("203.0.113.9", PAYLOADS[i % 3], i % 2 == 0 ? 301 : 200, 0);
    }

    assertThat(found(AllowList.NONE)).extracting(Finding::severity).containsExactly(Severity.LOW);
  }

  @Test
  void allowedClient_isPassedOver() throws IOException {
    for (int i = 0; i < 20; i++) {
      request("198.51.100.9", PAYLOADS[i % 3], 200, 48_000);
      request("203.0.113.9", PAYLOADS[i % 3], 404, 500);
    }
    AllowList allowed =
        new AllowList(
            List.of(
                new AllowList.Client(
                    AddressRange.parse("198.51.100.0/24"), Optional.empty(), "agreed test")),
            List.of(),
            List.of());

    assertThat(found(allowed)).extracting(Finding::subject).containsExactly("203.0.113.9");
    assertThat(found(AllowList.NONE)).hasSize(2);
  }

  @Test
  void counts_areOfRequestsAndSayWhichMayHaveSucceeded() throws IOException {
    for (int i = 0; i < 59; i++) {
      request("203.0.113.9", "/x?f=../../../../etc/passwd%00<script>&n=" + i, 404, 500);
    }
    request("203.0.113.9", "/x?f=../../../../etc/passwd&reset_token=s3cr3t", 200, 4_000);

    Finding finding = found(AllowList.NONE).get(0);
    assertThat(finding.explanation()).contains(": 60 requests, 1 may have succeeded;");
    assertThat(finding.evidence().get(0).observed()).isEqualTo(60);
    assertThat(finding.sample().examples()).hasSize(3);
    assertThat(finding.sample().examples().get(0))
        .contains("answered 200")
        .contains("may have succeeded")
        .contains("reset_token=***")
        .doesNotContain("s3cr3t");
    assertThat(finding.sample().examples().get(1)).doesNotContain("may have succeeded");
  }

  @Test
  void headline_quotesAFragmentOfItsOwnClass() throws IOException {
    for (int i = 0; i < 70; i++) {
      request("203.0.113.9", "/x?f=../../../../etc/passwd&n=" + i, 404, 500);
    }
    for (int i = 0; i < 9; i++) {
      request("203.0.113.9", "/y?q=%3Cscript%3Ealert(7)%3C/script%3E", 404, 500);
    }

    Finding finding = found(AllowList.NONE).get(0);
    assertThat(finding.type()).isEqualTo(FindingType.PATH_TRAVERSAL);
    assertThat(finding.explanation()).contains("etc/passwd").doesNotContain("script");
  }

  @Test
  void sameRequestOfManyClients_isOneFinding() throws IOException {
    for (int i = 0; i < 120; i++) {
      request("203.0." + i + ".7", "/find?id=7'%20union%20select%201--", 404, 500);
    }

    List<Finding> findings = found(AllowList.NONE);
    assertThat(findings).extracting(Finding::subject).containsExactly("/find");
    assertThat(findings.get(0).explanation()).contains(" clients at /find: 120 requests");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void smallProbesOfMany_areOneWave() throws IOException {
    for (int i = 0; i < 240; i++) {
      request("203." + i + ".1.7", "/" + (char) ('a' + i % 26) + "/" + i + PAYLOADS[i % 5], 404, 5);
    }

    assertThat(found(AllowList.NONE)).extracting(Finding::subject).hasSizeLessThan(40);
    assertThat(found(AllowList.NONE).get(0).severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void applicationsOwnForm_isAHabitAndNoAttackOfAnyone() throws IOException {
    for (int i = 0; i < 40; i++) {
      request("198.51.100." + i % 20, "/find?id=7'%20union%20select%201--", 200, 48_000);
    }

    List<Finding> findings = found(AllowList.NONE);
    assertThat(findings).extracting(Finding::type).containsOnly(FindingType.SITE_HABIT);
    assertThat(findings.get(0).explanation())
        .contains("20 clients, 100 % of all")
        .contains("/find");
  }

  @Test
  void attackerBehindAHabit_isSeenByItsNumber() throws IOException {
    for (int i = 0; i < 400; i++) {
      request("198.51." + i % 40 + ".1", "/find?id=7'%20union%20select%201--", 200, 48_000);
    }
    for (int i = 0; i < 90; i++) {
      request("203.0.113.9", "/find?id=7'%20union%20select%20" + i + "--", 200, 48_000);
    }

    assertThat(found(AllowList.NONE))
        .filteredOn(finding -> finding.type() == FindingType.SQL_INJECTION)
        .extracting(Finding::subject)
        .containsExactly("203.0.113.9");
  }
}
