package io.weir.incident;

import io.weir.json.Json;
import io.weir.json.JsonObject;

/** A release as one JSON document on one line. */
public final class DeployJson {
  private static final int VERSION = 1;

  private DeployJson() {}

  /** Returns the document, on one line. */
  public static String write(Deploy deploy) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeNumberField("version", VERSION);
          out.writeStringField("id", deploy.id());
          out.writeStringField("source", deploy.source());
          out.writeStringField("from", deploy.from().toString());
          out.writeStringField("until", deploy.until().toString());
          out.writeStringField("what", deploy.what());
          out.writeEndObject();
        });
  }

  /**
   * Returns the release of the document.
   *
   * @throws IllegalArgumentException if it is damaged or of an unknown version
   */
  public static Deploy read(String text) {
    JsonObject json = Json.object(text);
    json.requireVersion(VERSION);
    return new Deploy(
        json.text("id"),
        json.text("source"),
        json.instant("from"),
        json.instant("until"),
        json.text("what"));
  }
}
