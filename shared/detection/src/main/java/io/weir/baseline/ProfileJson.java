package io.weir.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.feature.Feature;
import io.weir.json.JsonObject;
import io.weir.window.Dimension;
import io.weir.window.segment.SegmentKind;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A profile as a JSON object, the middle part of a model's manifest. */
public final class ProfileJson {
  private ProfileJson() {}

  /** Writes the profile as one value. */
  public static void write(JsonGenerator out, Profile profile) throws IOException {
    out.writeStartObject();
    out.writeStringField("zone", profile.zone().getId());
    out.writeNumberField("windows", profile.windows());
    out.writeNumberField("objects", profile.objects());
    write(out, "datesByHour", profile.seen().byHour());
    write(out, "datesByDay", profile.seen().byDay());
    out.writeObjectFieldStart("curves");
    for (Map.Entry<Feature, Curve> entry : profile.curves().entrySet()) {
      Curve curve = entry.getValue();
      out.writeObjectFieldStart(entry.getKey().name());
      out.writeNumberField("level", (float) curve.level());
      out.writeNumberField("spread", (float) curve.spread());
      out.writeNumberField("requests", (float) curve.requests());
      out.writeNumberField("clients", (float) curve.clients());
      write(out, "hours", curve.hours());
      write(out, "days", curve.days());
      write(out, "cells", curve.cells());
      write(out, "slots", curve.slots());
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeObjectFieldStart("drifts");
    for (Map.Entry<Feature, Double> drift : profile.drifts().entrySet()) {
      out.writeNumberField(drift.getKey().name(), drift.getValue().floatValue());
    }
    out.writeEndObject();
    writeIfAny(out, "silence", profile.customs().silence());
    writeIfAny(out, "failing", profile.customs().failing());
    if (profile.fleet().fewest().length > 0) {
      write(out, "fleet", profile.fleet().fewest());
    }
    out.writeObjectFieldStart("shares");
    for (Map.Entry<Dimension, Map<String, Double>> entry : profile.shares().entrySet()) {
      out.writeObjectFieldStart(entry.getKey().name());
      for (Map.Entry<String, Double> share : entry.getValue().entrySet()) {
        out.writeNumberField(share.getKey(), share.getValue().floatValue());
      }
      out.writeEndObject();
    }
    out.writeEndObject();
    slots(out, "visitors", profile.regulars().visitors());
    slots(out, "pages", profile.regulars().pages());
    out.writeNumberField("serverErrorRate", (float) profile.segments().serverErrorRate());
    out.writeObjectFieldStart("segments");
    for (Map.Entry<SegmentKind, Map<String, SegmentNorm>> kind :
        profile.segments().all().entrySet()) {
      out.writeObjectFieldStart(kind.getKey().name());
      for (Map.Entry<String, SegmentNorm> norm : kind.getValue().entrySet()) {
        write(out, norm.getKey(), norm.getValue().numbers());
      }
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  /**
   * Returns the profile.
   *
   * @throws IllegalArgumentException if a part is missing or of a wrong kind
   */
  public static Profile read(JsonObject json) {
    Map<Feature, Curve> curves = new EnumMap<>(Feature.class);
    JsonObject written = json.object("curves");
    for (String name : written.names()) {
      JsonObject curve = written.object(name);
      curves.put(
          Feature.valueOf(name),
          new Curve(
              curve.number("level"),
              curve.numbers("hours"),
              curve.numbers("days"),
              curve.numbers("cells"),
              curve.numbers("slots"),
              curve.number("spread"),
              curve.number("requests"),
              curve.number("clients")));
    }
    Seen seen = new Seen(counts(json, "datesByHour"), counts(json, "datesByDay"));
    return new Profile(
        ZoneId.of(json.text("zone")),
        Math.toIntExact(json.integer("windows")),
        json.number("objects"),
        seen,
        curves,
        shares(json.object("shares")),
        segments(json),
        new Regulars(slots(json, "visitors"), slots(json, "pages")),
        drifts(json),
        new Customs(numberIfAny(json, "silence"), numberIfAny(json, "failing")),
        fleet(json));
  }

  /** A profile of an earlier version has none. */
  private static Fleet fleet(JsonObject json) {
    return json.has("fleet") ? new Fleet(json.numbers("fleet")) : Fleet.unknown();
  }

  private static void writeIfAny(JsonGenerator out, String name, double value) throws IOException {
    if (value > 0) {
      out.writeNumberField(name, (float) value);
    }
  }

  private static double numberIfAny(JsonObject json, String name) {
    return json.has(name) ? json.number(name) : 0;
  }

  /** A profile of an earlier version has none. */
  private static Map<Feature, Double> drifts(JsonObject json) {
    Map<Feature, Double> drifts = new EnumMap<>(Feature.class);
    if (json.has("drifts")) {
      JsonObject written = json.object("drifts");
      written.names().forEach(f -> drifts.put(Feature.valueOf(f), written.number(f)));
    }
    return drifts;
  }

  private static void slots(JsonGenerator out, String name, Map<String, Set<Integer>> seen)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, Set<Integer>> value : seen.entrySet()) {
      write(out, value.getKey(), value.getValue().stream().mapToInt(i -> i).sorted().toArray());
    }
    out.writeEndObject();
  }

  private static Map<String, Set<Integer>> slots(JsonObject json, String name) {
    Map<String, Set<Integer>> seen = new LinkedHashMap<>();
    if (json.has(name)) {
      JsonObject written = json.object(name);
      for (String value : written.names()) {
        Set<Integer> slots = new HashSet<>();
        Arrays.stream(written.numbers(value)).forEach(slot -> slots.add((int) slot));
        seen.put(value, slots);
      }
    }
    return seen;
  }

  /** A profile of an earlier version has none. */
  private static SegmentNorms segments(JsonObject json) {
    if (!json.has("segments")) {
      return SegmentNorms.none();
    }
    Map<SegmentKind, Map<String, SegmentNorm>> norms = new EnumMap<>(SegmentKind.class);
    JsonObject kinds = json.object("segments");
    for (String name : kinds.names()) {
      JsonObject written = kinds.object(name);
      Map<String, SegmentNorm> ofKind = new LinkedHashMap<>();
      written.names().forEach(s -> ofKind.put(s, SegmentNorm.of(written.numbers(s))));
      norms.put(SegmentKind.valueOf(name), ofKind);
    }
    return new SegmentNorms(norms, json.number("serverErrorRate"));
  }

  private static Map<Dimension, Map<String, Double>> shares(JsonObject json) {
    Map<Dimension, Map<String, Double>> shares = new EnumMap<>(Dimension.class);
    for (String name : json.names()) {
      JsonObject written = json.object(name);
      Map<String, Double> values = new LinkedHashMap<>();
      written.names().forEach(value -> values.put(value, written.number(value)));
      shares.put(Dimension.valueOf(name), values);
    }
    return shares;
  }

  private static int[] counts(JsonObject json, String name) {
    return Arrays.stream(json.numbers(name)).mapToInt(number -> (int) number).toArray();
  }

  private static void write(JsonGenerator out, String name, double[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      out.writeNumber((float) value);
    }
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, String name, int[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (int value : values) {
      out.writeNumber(value);
    }
    out.writeEndArray();
  }
}
