package io.weir.aws;

import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.store.work.SourceWork;
import java.util.List;

/** Work on sources as the text of messages. */
public final class SourceMessages {
  private SourceMessages() {}

  static String write(SourceWork work) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("source", work.source());
          out.writeStringField("time", work.time().toString());
          out.writeBooleanField("behind", work.behind());
          out.writeBooleanField("shown", work.shown());
          out.writeEndObject();
        });
  }

  /** Returns whether an event is that of a queue. */
  public static boolean areIn(JsonObject event) {
    return event.has("Records");
  }

  /**
   * Returns the work in a queue's event.
   *
   * @throws IllegalArgumentException if a message is none of ours
   */
  public static List<SourceWork> read(JsonObject event) {
    return event.objects("Records").stream()
        .map(record -> Json.object(record.text("body")))
        .map(SourceMessages::work)
        .toList();
  }

  private static SourceWork work(JsonObject body) {
    // A message of the release before says nothing of the dashboard.
    return new SourceWork(
        body.text("source"),
        body.instant("time"),
        body.flag("behind"),
        body.has("shown") && body.flag("shown"));
  }
}
