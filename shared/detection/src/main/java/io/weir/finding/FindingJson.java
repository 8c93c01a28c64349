package io.weir.finding;

import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.window.WindowKey;
import java.time.Duration;

/** A finding as one JSON document, the form in which it is stored. */
public final class FindingJson {
  private static final int VERSION = 1;

  private FindingJson() {}

  /** Returns the document. */
  public static String write(Finding finding) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeNumberField("version", VERSION);
          out.writeStringField("id", finding.id());
          out.writeStringField("source", finding.window().source());
          out.writeStringField("start", finding.window().start().toString());
          out.writeNumberField("widthSeconds", finding.window().width().toSeconds());
          out.writeStringField("type", finding.type().label());
          out.writeStringField("subject", finding.subject());
          out.writeStringField("severity", finding.severity().name());
          out.writeNumberField("score", finding.score());
          out.writeStringField("explanation", finding.explanation());
          out.writeBooleanField("learning", finding.learning());
          EvidenceJson.write(out, finding.evidence(), finding.sample());
          ProposalJson.write(out, finding.proposal());
          out.writeEndObject();
        });
  }

  /**
   * Returns the finding of the document.
   *
   * @throws IllegalArgumentException if it is damaged or of an unknown version
   */
  public static Finding read(String text) {
    JsonObject json = Json.object(text);
    json.requireVersion(VERSION);
    WindowKey window =
        new WindowKey(
            json.text("source"),
            json.instant("start"),
            Duration.ofSeconds(json.integer("widthSeconds")));
    return new Finding(
        window,
        FindingType.ofLabel(json.text("type")),
        json.text("subject"),
        Severity.valueOf(json.text("severity")),
        json.number("score"),
        json.text("explanation"),
        EvidenceJson.evidence(json),
        json.flag("learning"),
        EvidenceJson.sample(json),
        ProposalJson.read(json));
  }
}
