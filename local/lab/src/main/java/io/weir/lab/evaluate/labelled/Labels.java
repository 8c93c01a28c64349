package io.weir.lab.evaluate.labelled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known to be wrong in a folder of logs: its {@code labels.json}.
 *
 * @param name what the traffic is called
 * @param zone whose days it follows
 * @param start the first instant of the logs
 * @param judgeFrom from when on detection is judged; it learns before
 * @param end the end of the logs
 * @param exact whether the times of labels are exact; else people drew them
 * @param backgroundAttacks whether attacks without a label are among the requests
 * @param labels the troubles, each with what a right alert would say
 */
public record Labels(
    String name,
    ZoneId zone,
    Instant start,
    Instant judgeFrom,
    Instant end,
    boolean exact,
    boolean backgroundAttacks,
    List<Trouble> labels) {

  /**
   * One thing that is wrong.
   *
   * @param kind what sort of trouble
   * @param start when it begins
   * @param end when it is over
   * @param types the finding types that call it right; none if any does
   * @param causes what a right alert would name; none if there is nothing to name
   */
  public record Trouble(
      String kind, Instant start, Instant end, List<String> types, List<String> causes) {
    public Trouble {
      types = List.copyOf(types);
      causes = List.copyOf(causes);
    }
  }

  public Labels {
    labels = List.copyOf(labels);
  }

  /**
   * Reads the labels of a folder.
   *
   * @throws IOException if the file is missing or is no such document
   */
  static Labels read(Path folder) throws IOException {
    JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("labels.json")));
    List<Trouble> labels = new ArrayList<>();
    for (JsonNode label : json.path("labels")) {
      labels.add(
          new Trouble(
              label.path("kind").asText(),
              time(label, "start"),
              time(label, "end"),
              texts(label.path("types")),
              texts(label.path("causes"))));
    }
    return new Labels(
        json.path("name").asText(folder.getFileName().toString()),
        ZoneId.of(json.path("zone").asText("UTC")),
        time(json, "start"),
        time(json, "judge_from"),
        time(json, "end"),
        json.path("exact").asBoolean(true),
        json.path("background_attacks").asBoolean(false),
        labels);
  }

  private static Instant time(JsonNode json, String name) throws IOException {
    if (!json.has(name)) {
      throw new IOException("labels.json has no " + name);
    }
    return Instant.parse(json.get(name).asText());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
