package io.weir.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.finding.Evidence;
import io.weir.incident.Incident;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report as one self-contained page: no file beside it, nothing fetched.
 *
 * <p>Everything that comes from a log is hostile: it is escaped as HTML, or as JSON in which no
 * {@code <} stands, and the page's own policy allows no request to anywhere.
 */
public final class HtmlReport {
  private static final String CHART_LIBRARY =
      "/META-INF/resources/webjars/chart.js/4.4.4/dist/chart.umd.js";

  private static final Pattern MARK = Pattern.compile("@@([A-Z_]+)@@");

  private HtmlReport() {}

  /** Writes the page. */
  public static void write(Report report, Path file) throws IOException {
    Files.writeString(file, render(report), UTF_8);
  }

  /** Returns the page. */
  static String render(Report report) throws IOException {
    Map<String, String> parts =
        Map.of(
            "STYLE", resource("report.css"),
            "TITLE", escape(report.title()),
            "SUMMARY", escape(report.summary()),
            "INCIDENTS", incidents(report.incidents()),
            "CHARTS", charts(report.sources()),
            "CHART_LIBRARY", resource(CHART_LIBRARY),
            "DATA", ReportJson.of(report),
            "SCRIPT", resource("report.js"));
    // One pass: what a log put into one part is never taken for the mark of another.
    return MARK.matcher(resource("report.html"))
        .replaceAll(mark -> Matcher.quoteReplacement(parts.get(mark.group(1))));
  }

  private static String incidents(List<Incident> incidents) {
    if (incidents.isEmpty()) {
      return "<p class=\"quiet\">No incident. All windows look like the traffic before them.</p>";
    }
    StringBuilder html = new StringBuilder();
    for (Incident incident : incidents) {
      html.append(incident(incident));
    }
    return html.toString();
  }

  private static String incident(Incident incident) {
    String severity = incident.severity().name().toLowerCase(Locale.ROOT);
    StringBuilder html = new StringBuilder();
    html.append("<article class=\"incident ").append(severity).append("\">");
    html.append("<h3><span class=\"severity\">").append(severity).append("</span> ");
    html.append(escape(incident.type().label()));
    if (!incident.subject().isEmpty()) {
      html.append(" <small>").append(escape(incident.subject())).append("</small>");
    }
    html.append("</h3><p class=\"when\">").append(escape(incident.source())).append(" · ");
    html.append(incident.opened()).append(" to ");
    html.append(incident.closed().map(Object::toString).orElse("now, still open"));
    html.append(incident.learning() ? " · judged while learning" : "").append("</p>");
    html.append("<p>").append(escape(incident.explanation())).append("</p>");
    html.append(evidence(incident.evidence())).append("</article>\n");
    return html.toString();
  }

  private static String evidence(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder("<table><tr><th>what</th><th>observed</th><th>expected</th></tr>");
    for (Evidence reason : evidence) {
      html.append("<tr><td>").append(escape(reason.label())).append("</td><td>");
      html.append(escape(number(reason.observed(), reason.unit()))).append("</td><td>");
      html.append(escape(number(reason.expected(), reason.unit()))).append("</td></tr>");
    }
    return html.append("</table>").toString();
  }

  private static String charts(List<Report.SourceSeries> sources) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < sources.size(); i++) {
      html.append("<section><h3>").append(escape(sources.get(i).source())).append("</h3>");
      for (String chart : ReportJson.SERIES) {
        html.append("<div class=\"chart\"><canvas data-source=\"").append(i);
        html.append("\" data-series=\"").append(chart).append("\"></canvas></div>");
      }
      html.append("</section>\n");
    }
    return html.toString();
  }

  static String number(double value, String unit) {
    if (Double.isNaN(value)) {
      return "–";
    }
    String digits =
        Math.abs(value) >= 100 || value == Math.rint(value)
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, "%.3g", value);
    return unit.isEmpty() ? digits : digits + " " + unit;
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isShowable(c) ? c : 0xFFFD);
              }
            });
    return out.toString();
  }

  /** Control and direction-changing characters can make a line read as another. */
  private static boolean isShowable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("missing from the class path: " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
