package io.weir.alert;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.weir.incident.Incident;
import io.weir.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The alerts above an hour's cap, told together: how many of which type, and the first of them. */
public final class HeldAlerts {
  private static final int SHOWN = 40;
  private static final int MAX_LINE_CHARS = 200;

  private HeldAlerts() {}

  /** Returns the line that stands for an alert: its type first, by which it is counted. */
  public static String line(Alert alert) {
    Incident incident = alert.incident();
    return Clean.text(
        incident.type().label()
            + " ("
            + incident.severity().name()
            + ", "
            + incident.notice().name()
            + ") on "
            + incident.source()
            + (incident.subject().isEmpty() ? "" : ": " + incident.subject()),
        MAX_LINE_CHARS);
  }

  /** Returns the message about all that were held in the hour; there is at least one line. */
  public static AlertMessage message(Instant hour, List<String> lines) {
    String span = hour.toString().substring(0, 16) + "Z to " + end(hour);
    String title = lines.size() + " more alerts from " + span;
    StringBuilder text = new StringBuilder(title);
    text.append(", held because they were above the hourly cap:\n\n");
    counts(lines)
        .forEach((type, count) -> text.append(type).append(": ").append(count).append('\n'));
    text.append('\n');
    lines.stream().limit(SHOWN).forEach(line -> text.append(line).append('\n'));
    if (lines.size() > SHOWN) {
      text.append("and ").append(lines.size() - SHOWN).append(" more\n");
    }
    return new AlertMessage(
        "[HELD] " + title,
        text.toString(),
        chat(hour, title, counts(lines)),
        Map.of("type", "Summary", "severity", "MEDIUM", "source", "*", "notice", "HELD"));
  }

  private static String end(Instant hour) {
    return hour.plus(Duration.ofHours(1)).toString().substring(11, 16) + "Z";
  }

  private static Map<String, Integer> counts(List<String> lines) {
    return lines.stream()
        .collect(
            groupingBy(
                line -> line.substring(0, Math.max(0, line.indexOf(' '))),
                TreeMap::new,
                summingInt(line -> 1)));
  }

  private static String chat(Instant hour, String title, Map<String, Integer> counts) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("version", "1.0");
          out.writeStringField("source", "custom");
          out.writeStringField("id", "held-" + hour);
          out.writeObjectFieldStart("content");
          out.writeStringField("textType", "client-markdown");
          out.writeStringField("title", title);
          StringBuilder text = new StringBuilder("Held because they were above the hourly cap:\n");
          counts.forEach(
              (type, count) ->
                  text.append("• ")
                      .append(Clean.chat(type, MAX_LINE_CHARS))
                      .append(": ")
                      .append(count)
                      .append('\n'));
          out.writeStringField("description", text.toString());
          out.writeEndObject();
          out.writeEndObject();
        });
  }
}
