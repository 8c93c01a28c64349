package io.weir.aws.dynamo;

import io.weir.alert.Metric;
import io.weir.json.Json;
import io.weir.step.Setback;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A function's log: one JSON object a line, which metric filters and queries can read. It names
 * objects and counts, and never repeats what a log line or a message says.
 */
public final class Journal {
  private final Consumer<String> lines;

  /** Returns a log that hands each line on. */
  public Journal(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Notes what was done; the values are numbers or texts. */
  public void info(String event, Map<String, ?> fields) {
    write("INFO", event, fields);
  }

  /** Notes what went wrong with one thing, while all else goes on. */
  public void warn(Setback setback) {
    Map<String, String> fields =
        Map.of("source", setback.source(), "name", setback.name(), "reason", setback.reason());
    write("WARN", event(setback.kind()), fields);
  }

  /** Returns the name of the kind as that of an event, such as PartUnreadable. */
  private static String event(Setback.Kind kind) {
    StringBuilder event = new StringBuilder();
    for (String word : kind.name().split("_", -1)) {
      event.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return event.toString();
  }

  /** Notes what went wrong, in one line: the failure's message without its stack trace. */
  public void error(String event, Map<String, ?> fields, Exception failure) {
    Map<String, Object> all = new TreeMap<>(fields);
    all.put("reason", failure.getClass().getSimpleName() + ": " + failure.getMessage());
    write("ERROR", event, all);
  }

  /**
   * Notes metrics in the embedded metric format, which CloudWatch reads from a log by itself.
   *
   * <p>Source: Amazon CloudWatch User Guide, "Embedded metric format specification".
   *
   * @param metrics with the same dimensions and time each
   */
  public void metrics(String namespace, List<Metric> metrics) {
    if (metrics.isEmpty()) {
      return;
    }
    Metric first = metrics.get(0);
    lines.accept(
        Json.write(
                out -> {
                  out.writeStartObject();
                  out.writeStringField("event", "SiteMetrics");
                  out.writeObjectFieldStart("_aws");
                  out.writeNumberField("Timestamp", first.time().toEpochMilli());
                  out.writeArrayFieldStart("CloudWatchMetrics");
                  out.writeStartObject();
                  out.writeStringField("Namespace", namespace);
                  out.writeArrayFieldStart("Dimensions");
                  out.writeStartArray();
                  for (String name : first.dimensions().keySet()) {
                    out.writeString(name);
                  }
                  out.writeEndArray();
                  out.writeEndArray();
                  out.writeArrayFieldStart("Metrics");
                  for (Metric metric : metrics) {
                    out.writeStartObject();
                    out.writeStringField("Name", metric.name());
                    out.writeStringField("Unit", metric.unit());
                    out.writeEndObject();
                  }
                  out.writeEndArray();
                  out.writeEndObject();
                  out.writeEndArray();
                  out.writeEndObject();
                  for (Map.Entry<String, String> dimension : first.dimensions().entrySet()) {
                    out.writeStringField(dimension.getKey(), dimension.getValue());
                  }
                  for (Metric metric : metrics) {
                    out.writeNumberField(metric.name(), metric.value());
                  }
                  out.writeEndObject();
                })
            + "\n");
  }

  private void write(String level, String event, Map<String, ?> fields) {
    lines.accept(
        Json.write(
                out -> {
                  out.writeStartObject();
                  out.writeStringField("level", level);
                  out.writeStringField("event", event);
                  for (Map.Entry<String, ?> field : new TreeMap<>(fields).entrySet()) {
                    if (field.getValue() instanceof Number number) {
                      out.writeNumberField(field.getKey(), number.longValue());
                    } else {
                      out.writeStringField(field.getKey(), field.getValue().toString());
                    }
                  }
                  out.writeEndObject();
                })
            + "\n");
  }
}
