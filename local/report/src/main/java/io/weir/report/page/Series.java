package io.weir.report.page;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.feature.Feature;
import io.weir.incident.Incident;
import io.weir.report.IncidentGroup;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the charts draw, as JSON: a grid of values for each source, with three digits, and the bands
 * by the hour. Nothing in it ends a script element.
 */
final class Series {
  /** More would neither fit the page nor a screen; windows are merged to come below it. */
  private static final int MOST_POINTS = 24_000;

  private static final MathContext DIGITS = new MathContext(3);
  private static final long BAND_SECONDS = 3600;
  private static final double PER_CENT = 100;

  /** One line of a chart. */
  private record Line(String name, ToDoubleFunction<Numbers> value) {}

  /** A band of a chart and the feature that it is of; shares are shown in per cent. */
  private record Banded(String name, Feature feature, double factor) {}

  private static final List<Line> LINES =
      List.of(
          new Line("requests", Numbers::requests),
          new Line("errors", numbers -> PER_CENT * numbers.serverErrorShare()),
          new Line("refused", numbers -> PER_CENT * numbers.clientErrorShare()),
          new Line("p50", Numbers::p50),
          new Line("p95", Numbers::p95),
          new Line("p99", Numbers::p99),
          new Line("clients", Numbers::wholeClients),
          new Line("bytes", Numbers::sentBytes));

  private static final List<Banded> BANDS =
      List.of(
          new Banded("requests", Feature.REQUESTS, 1),
          new Banded("errors", Feature.SERVER_ERRORS, PER_CENT),
          new Banded("refused", Feature.CLIENT_ERRORS, PER_CENT),
          new Banded("p95", Feature.P95_LATENCY, 1),
          new Banded("clients", Feature.UNIQUE_CLIENTS, 1),
          new Banded("bytes", Feature.BYTES_SENT, 1));

  private Series() {}

  /** Returns how many windows make a point, if there are so many in all. */
  static int merged(int windows) {
    return 1 + (windows - 1) / MOST_POINTS;
  }

  static String json(List<SourceFacts> sources, List<IncidentGroup> groups, ZoneId zone)
      throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("zone", Shown.zone(zone));
      json.writeArrayFieldStart("sources");
      for (SourceFacts facts : sources) {
        write(json, facts);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("incidents");
      for (IncidentGroup group : groups) {
        for (Incident incident : group.incidents()) {
          write(json, incident, group, sources);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString().replace("<", "\\u003c").replace("\u2028", "\\u2028");
  }

  private static void write(JsonGenerator json, SourceFacts facts) throws IOException {
    long step = facts.step().toSeconds();
    int merged = (int) facts.step().dividedBy(facts.width());
    Map<Long, Numbers> points = facts.points();
    long first = facts.point(facts.start());
    long last = facts.point(facts.end().minusSeconds(1));
    json.writeStartObject();
    json.writeStringField("name", Shown.text(facts.name()));
    json.writeNumberField("start", first * step);
    json.writeNumberField("step", step);
    for (Line line : LINES) {
      json.writeArrayFieldStart(line.name());
      for (long at = first; at <= last; at++) {
        Numbers numbers = points.get(at);
        write(json, numbers == null ? Double.NaN : line.value().applyAsDouble(numbers));
      }
      json.writeEndArray();
    }
    json.writeNumberField("bandStart", Math.floorDiv(first * step, BAND_SECONDS) * BAND_SECONDS);
    json.writeObjectFieldStart("bands");
    for (Banded band : BANDS) {
      write(json, facts, band, first * step, (last + 1) * step, sums(band) ? merged : 1);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static boolean sums(Banded band) {
    return band.feature() == Feature.REQUESTS || band.feature() == Feature.BYTES_SENT;
  }

  private static void write(
      JsonGenerator json, SourceFacts facts, Banded band, long from, long to, int merged)
      throws IOException {
    List<Expected.Band> hours = new ArrayList<>();
    long start = Math.floorDiv(from, BAND_SECONDS) * BAND_SECONDS;
    for (long hour = start; hour < to; hour += BAND_SECONDS) {
      Instant middle = Instant.ofEpochSecond(hour + BAND_SECONDS / 2);
      hours.add(facts.expected().at(band.feature(), middle));
    }
    json.writeArrayFieldStart(band.name());
    for (Expected.Band hour : hours) {
      write(json, band.factor() * merged * hour.low());
      write(json, band.factor() * merged * hour.high());
    }
    json.writeEndArray();
  }

  private static void write(
      JsonGenerator json, Incident incident, IncidentGroup group, List<SourceFacts> sources)
      throws IOException {
    int source = 0;
    while (source < sources.size() && !sources.get(source).name().equals(incident.source())) {
      source++;
    }
    json.writeStartObject();
    json.writeStringField("id", incident.id());
    json.writeStringField("group", group.first().id());
    json.writeNumberField("source", source < sources.size() ? source : -1);
    json.writeStringField("label", incident.type().label().replace('_', ' '));
    json.writeStringField("severity", incident.severity().name().toLowerCase(ROOT));
    json.writeNumberField("from", incident.opened().getEpochSecond());
    json.writeNumberField("to", incident.closed().orElse(incident.lastSeen()).getEpochSecond());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (value == 0) {
      json.writeNumber(0);
    } else {
      BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
      String plain = rounded.toPlainString();
      String short1 = rounded.toString().replace("E+", "e").replace('E', 'e');
      json.writeRawValue(short1.length() < plain.length() ? short1 : plain);
    }
  }
}
