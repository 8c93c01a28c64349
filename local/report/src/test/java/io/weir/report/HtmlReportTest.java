package io.weir.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Answer;
import io.weir.incident.AnswerKind;
import io.weir.incident.Deploy;
import io.weir.incident.Incident;
import io.weir.incident.Trail;
import io.weir.window.Counter;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Reading READING =
      new Reading(1, 100, 100, 0, 0, List.of(), Map.of(), Map.of());

  @TempDir private Path folder;

  @Test
  void render_hostileText_isShownAndNeverRun() throws IOException {
    String hostile = "</script><script>alert(1)</script>\u202e\u0000'\"";

    String page = rendered(reportOf(hostile));

    assertThat(page).doesNotContain("<script>alert").doesNotContain("\u202e", "\u0000");
    assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
    assertThat(page).contains("\\u003c/script>\\u003cscript>alert(1)");
  }

  @Test
  void render_hostileText_opensNoAttribute() throws IOException {
    String page = rendered(reportOf("\" onmouseover=\"alert(1)\" x=\""));

    assertThat(page).doesNotContainPattern("<[^<>]*\" onmouseover=\"");
  }

  @Test
  void render_textThatLooksLikeATemplate_staysText() throws IOException {
    assertThat(rendered(reportOf("${page.data()} @if(true)"))).contains("${page.data()} @if(true)");
  }

  @Test
  void render_anyReport_fetchesNothing() throws IOException {
    String page = rendered(reportOf("203.0.113.7"));

    assertThat(page)
        .doesNotContain(" src=")
        .doesNotContain("<link")
        .doesNotContain("@import")
        .doesNotContain("url(");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void render_nothingRead_neverSaysThatAllIsWell() throws IOException {
    Reading nothing = new Reading(1, 3, 0, 0, 3, List.of(), Map.of(), Map.of("foreign", 1L));
    String page =
        rendered(
            new Report(
                "other.txt", ZoneOffset.UTC, Prices.listed(), nothing, List.of(), List.of()));

    assertThat(page).contains("passed over: foreign");
    assertThat(page.substring(page.indexOf("<h1"), page.indexOf("</h1>")))
        .contains("Nothing here could be read as an access log")
        .doesNotContain("normal");
  }

  @Test
  void render_missingValue_isNullAndNotZero() throws IOException {
    assertThat(rendered(reportOf("shop"))).contains("\"p95\":[null,null,null]");
  }

  @Test
  void render_gapBetweenWindows_isNullAndNotZero() throws IOException {
    assertThat(rendered(reportOf("shop"))).contains("\"requests\":[100,null,100]");
  }

  @Test
  void render_incident_hasALinkThatLasts() throws IOException {
    assertThat(rendered(reportOf("shop")))
        .contains("id=\"incident-0123abcd\"")
        .contains("href=\"#incident-0123abcd\"");
  }

  /** Three hundred mails about probes must not bury the one thing that is on fire. */
  @Test
  void render_oneCriticalAmongMany_standsFirst() throws IOException {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      FindingType type = FindingType.values()[i % FindingType.values().length];
      incidents.add(incident("id" + i, "shop", "s" + i, type, Severity.MEDIUM));
    }
    incidents.add(incident("fire", "shop", "/pay", FindingType.ERROR_SPIKE, Severity.CRITICAL));

    String page = rendered(reportOf("shop", incidents, List.of()));

    String first = page.substring(page.indexOf("<h1"), page.indexOf("id=\"timeline-title\""));
    assertThat(first).contains("1 thing needs you").contains("href=\"#incident-fire\"");
  }

  @Test
  void render_foldedIncidents_haveALinkEach() throws IOException {
    FindingType type = FindingType.SQL_INJECTION;
    List<Incident> incidents =
        List.of(
            incident("one", "shop", "203.0.113.1", type, Severity.HIGH),
            incident("two", "shop", "203.0.113.2", type, Severity.HIGH));

    String page = rendered(reportOf("shop", incidents, List.of()));

    assertThat(page).containsOnlyOnce("id=\"incident-one\"").contains("#incident-one");
    assertThat(page).containsOnlyOnce("id=\"incident-two\"").contains("#incident-two");
  }

  @Test
  void render_information_standsOnThePageAndIsNoIncident() throws IOException {
    Incident digest = incident("digest", "shop", "", FindingType.DAILY_DIGEST, Severity.INFO);

    String page = rendered(reportOf("shop", List.of(), List.of(digest)));

    assertThat(page).contains("Not worth an alert").contains("2026-03-02");
    assertThat(page).doesNotContain("id=\"incident-digest\"");
  }

  @Test
  void write_replacesTheOldPageAtOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");

    drawn(reportOf("shop")).write(file);

    assertThat(file).content().startsWith("<!doctype html>").contains("</html>");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void answersAndReleases_standInTheReport() throws IOException {
    Incident incident =
        incident("0123abcd", "shop", "203.0.113.7", FindingType.SQL_INJECTION, Severity.HIGH);
    Incident answered =
        incident.answered(
            List.of(Answer.of(incident, 1, AnswerKind.FALSE_ALARM, incident.lastSeen())));
    Deploy deploy = new Deploy("d", "*", START, START.plusSeconds(600), "shop <1.4>");
    Path file = folder.resolve("report.html");

    drawn(reportOf("shop", List.of(answered), List.of()).with(List.of(deploy))).write(file);

    assertThat(file)
        .content()
        .contains("What people said of alerts", "False alarms", "answered: false alarm")
        .contains("Releases", "shop &lt;1.4&gt;");
  }

  private static String rendered(Report report) throws IOException {
    return drawn(report).render();
  }

  /** Every window has a hundred requests. */
  private static HtmlReport drawn(Report report) {
    HtmlReport html = new HtmlReport(report);
    for (Report.Source source : report.sources()) {
      for (WindowKey key : source.windows()) {
        Window window = new Window();
        window.increment(Counter.REQUESTS, 100);
        html.add(key, window);
      }
    }
    return html;
  }

  private static Report reportOf(String text) {
    Incident incident = incident("0123abcd", text, text, FindingType.SQL_INJECTION, Severity.HIGH);
    return reportOf(text, List.of(incident), List.of());
  }

  private static Incident incident(
      String id, String source, String subject, FindingType type, Severity severity) {
    return new Incident(
        id,
        source,
        type,
        subject,
        severity,
        Incident.State.OPEN,
        START,
        START.plusSeconds(300),
        Optional.empty(),
        Trail.of(WindowKey.of("app/web/1", START, WindowKey.DEFAULT_WIDTH)),
        START,
        0.9,
        subject,
        List.of(new Evidence(subject, subject, 1, Double.NaN, 1)),
        false,
        Sample.EMPTY,
        Incident.Notice.OPENED,
        1,
        1);
  }

  private static Report reportOf(
      String text, List<Incident> incidents, List<Incident> information) {
    NavigableSet<WindowKey> windows = new TreeSet<>();
    for (int after : new int[] {0, 600}) {
      windows.add(WindowKey.of(text, START.plusSeconds(after), WindowKey.DEFAULT_WIDTH));
    }
    Report.Source source = new Report.Source(text, "alb", windows, List.of());
    return new Report(
        text,
        ZoneOffset.UTC,
        Prices.listed(),
        READING,
        List.of(source),
        incidents,
        information,
        Places.NONE,
        List.of());
  }
}
