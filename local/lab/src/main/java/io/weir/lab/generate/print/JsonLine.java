package io.weir.lab.generate.print;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.json.Json;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;
import java.io.IOException;

/** Log lines that are one JSON object each. */
interface JsonLine extends LinePrinter {
  int CUT_AT = 60;

  /** Writes the members of the object. */
  void members(Draft draft, TrafficShape shape, JsonGenerator out) throws IOException;

  @Override
  default void print(Draft draft, TrafficShape shape, StringBuilder out) {
    String line =
        Json.write(
            json -> {
              json.writeStartObject();
              members(draft, shape, json);
              json.writeEndObject();
            });
    out.append(draft.cut ? line.substring(0, CUT_AT) : line).append('\n');
  }

  /** Returns an Azure resource id of the source, which is its group and its name. */
  static String resourceId(TrafficShape shape, String kind) {
    String[] parts = shape.source().split("/", 2);
    return "/SUBSCRIPTIONS/0/RESOURCEGROUPS/"
        + parts[0]
        + "/PROVIDERS/MICROSOFT.NETWORK/"
        + kind
        + "/"
        + parts[parts.length - 1];
  }

  static String micros(Draft draft) {
    StringBuilder time = new StringBuilder();
    Times.micros(draft.time, time);
    return time.toString();
  }
}
