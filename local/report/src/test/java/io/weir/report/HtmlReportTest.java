package io.weir.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.Trail;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void render_hostileText_isShownAndNeverRun() throws IOException {
    String hostile = "</script><script>alert(1)</script>\u202e\u0000'\"";

    String page = HtmlReport.render(reportOf(hostile));

    assertThat(page).doesNotContain("<script>alert").doesNotContain("\u202e", "\u0000");
    assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
  }

  @Test
  void render_textThatLooksLikeAMark_staysText() throws IOException {
    assertThat(HtmlReport.render(reportOf("@@SCRIPT@@"))).contains("<p>@@SCRIPT@@</p>");
  }

  @Test
  void render_anyReport_fetchesNothing() throws IOException {
    String page = HtmlReport.render(reportOf("203.0.113.7"));

    assertThat(page).doesNotContain("src=").doesNotContain("<link").doesNotContain("@import");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void render_noIncidents_saysSo() throws IOException {
    String page = HtmlReport.render(new Report("quiet", "nothing", List.of(), List.of()));

    assertThat(page).contains("No incident.");
  }

  @Test
  void render_missingValue_isNullAndNotZero() throws IOException {
    Report report =
        new Report(
            "gap",
            "",
            List.of(
                new Report.SourceSeries(
                    "app/web/1", List.of(new Report.Point(START, 3, 2, 0, Double.NaN)))),
            List.of());

    assertThat(HtmlReport.render(report)).contains("\"p95Millis\":[null]");
  }

  private static Report reportOf(String text) {
    Incident incident =
        new Incident(
            "id",
            text,
            FindingType.SQL_INJECTION,
            text,
            Severity.HIGH,
            Incident.State.OPEN,
            START,
            START.plusSeconds(300),
            Optional.empty(),
            Trail.of(WindowKey.of("app/web/1", START, WindowKey.DEFAULT_WIDTH)),
            START,
            0.9,
            text,
            List.of(new Evidence(text, text, 1, Double.NaN, 1)),
            false,
            Sample.EMPTY,
            Incident.Notice.OPENED,
            1,
            1);
    Report.SourceSeries series =
        new Report.SourceSeries(text, List.of(new Report.Point(START, 1, 1, 0, 12)));
    return new Report(text, text, List.of(series), List.of(incident));
  }
}
