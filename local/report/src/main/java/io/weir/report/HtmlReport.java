package io.weir.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.weir.report.page.Drawing;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A report as one self-contained page: no file beside it, nothing fetched.
 *
 * <p>Everything that comes from a log is hostile: the template escapes it as HTML, or it is JSON in
 * which no {@code <} stands, and the page's own policy allows no request to anywhere.
 */
public final class HtmlReport {
  private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/";

  private final Drawing drawing;

  /** Begins the page of the report. */
  public HtmlReport(Report report) {
    this.drawing = new Drawing(report);
  }

  /**
   * Draws one of the report's windows. All are to come, in their order; none is kept.
   *
   * @param key whose source the report has
   */
  public void add(WindowKey key, Window window) {
    drawing.add(key, window);
  }

  /** Writes the page; whoever looks sees the old file or the new one, never a half of it. */
  public void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(unfinished, render(), UTF_8);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the page. */
  String render() throws IOException {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), "io.weir.report.jte");
    StringOutput html = new StringOutput();
    engine.render(
        "report.jte",
        Map.of(
            "page",
            drawing.page(),
            "style",
            resource("report.css") + resource(CHARTS + "dist/uPlot.min.css"),
            "charts",
            licence(resource(CHARTS + "LICENSE")) + resource(CHARTS + "dist/uPlot.iife.min.js"),
            "script",
            resource("report.js")),
        html);
    return html.toString();
  }

  private static String licence(String text) {
    return "/*! uPlot\n" + text.replace("*/", "* /") + "*/\n";
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
