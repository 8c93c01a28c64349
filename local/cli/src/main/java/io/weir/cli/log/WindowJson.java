package io.weir.cli.log;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.signal.Signal;
import io.weir.signal.Signals;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.ThreatTally;
import io.weir.window.TopEntry;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Writes a window as a JSON object: exact counters under {@code counters}, estimates of sketches
 * under {@code estimates}.
 */
final class WindowJson {
  private static final Map<String, Dimension> DISTINCT =
      new TreeMap<>(
          Map.of(
              "uniqueClients", Dimension.CLIENT,
              "uniquePaths", Dimension.PATH,
              "uniqueHosts", Dimension.HOST,
              "uniqueUserAgents", Dimension.USER_AGENT,
              "uniqueTargets", Dimension.TARGET));
  private static final double[] QUANTILES = {0.5, 0.95, 0.99};

  private WindowJson() {}

  static void write(JsonGenerator json, WindowKey key, Window window, int top) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", key.source());
    json.writeStringField("start", key.start().toString());
    json.writeStringField("end", key.end().toString());
    json.writeNumberField("objects", window.objectCount());
    if (window.firstTime().isPresent() && window.lastTime().isPresent()) {
      json.writeStringField("first", window.firstTime().get().toString());
      json.writeStringField("last", window.lastTime().get().toString());
    }
    json.writeObjectFieldStart("counters");
    for (Counter counter : Counter.values()) {
      json.writeNumberField(camel(counter.name()), window.count(counter));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("estimates");
    writeEstimates(json, window);
    for (Dimension dimension : Dimension.values()) {
      writeTop(json, camel("TOP_" + dimension.name()), window.top(dimension), top);
    }
    json.writeEndObject();
    writeThreats(json, window.threats(), top);
    writeSignals(json, window.signals(), top);
    json.writeEndObject();
  }

  /** Returns a name of an enum constant as JSON has it: {@code STATUS_2XX} is {@code status2xx}. */
  static String camel(String constant) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < constant.length(); i++) {
      char letter = constant.charAt(i);
      if (letter == '_') {
        upper = true;
      } else {
        name.append(upper ? letter : Character.toLowerCase(letter));
        upper = false;
      }
    }
    return name.toString();
  }

  private static void writeEstimates(JsonGenerator json, Window window) throws IOException {
    for (Map.Entry<String, Dimension> distinct : DISTINCT.entrySet()) {
      json.writeNumberField(distinct.getKey(), Math.round(window.distinct(distinct.getValue())));
    }
    for (double quantile : QUANTILES) {
      OptionalDouble millis = window.latencyMillis(quantile);
      if (millis.isPresent()) {
        json.writeNumberField(
            "latencyP" + Math.round(quantile * 100) + "Millis", millis.getAsDouble());
      }
    }
  }

  private static void writeTop(JsonGenerator json, String name, List<TopEntry> entries, int top)
      throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (TopEntry entry : entries.subList(0, Math.min(top, entries.size()))) {
      json.writeStartObject();
      json.writeStringField("value", entry.value());
      json.writeNumberField("count", entry.count());
      if (entry.error() > 0) {
        json.writeNumberField("error", entry.error());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSignals(JsonGenerator json, Signals signals, int top)
      throws IOException {
    if (signals.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("signals");
    json.writeStringField("of", signals.content().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("lines", signals.total());
    json.writeNumberField("uniqueClients", Math.round(signals.clients()));
    json.writeArrayFieldStart("most");
    List<Signal> all = signals.all();
    for (Signal signal : all.subList(0, Math.min(top, all.size()))) {
      json.writeStartObject();
      json.writeStringField("subject", signal.subject());
      json.writeStringField("outcome", signal.outcome());
      json.writeNumberField("count", signal.count());
      json.writeNumberField("uniqueClients", Math.round(signal.clients()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeThreats(JsonGenerator json, List<ThreatTally> threats, int top)
      throws IOException {
    if (threats.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("threats");
    for (ThreatTally threat : threats.subList(0, Math.min(top, threats.size()))) {
      json.writeStartObject();
      json.writeStringField("class", threat.threatClass().label());
      json.writeStringField("client", threat.client());
      json.writeNumberField("requests", threat.requests());
      json.writeNumberField("hits", threat.hits());
      json.writeNumberField("succeeded", threat.succeeded());
      json.writeNumberField("failed", threat.failed());
      json.writeNumberField("blocked", threat.blocked());
      json.writeNumberField("distinctPayloads", threat.distinctPayloads());
      json.writeNumberField("confidence", threat.confidence());
      json.writeStringField("rule", threat.rule());
      json.writeStringField("sample", threat.sample());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
