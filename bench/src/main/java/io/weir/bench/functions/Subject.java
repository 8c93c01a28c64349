package io.weir.bench.functions;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A function that is measured.
 *
 * @param name of its folder
 * @param event the sample event that it gets
 * @param done what of its log shows that it did its work
 * @param bare what it is compared with
 * @param goal how many times the other's CPU seconds its first answer may take
 */
record Subject(String name, String event, Pattern done, Class<?> bare, double goal) {
  static final List<Subject> ALL =
      List.of(
          of("ingest", "sqs-s3.json", "\"event\":\"ObjectIngested\"", BareHandler.class, 1.5),
          of(
              "notify",
              "incidents-stream.json",
              "\"event\":\"AlertSent\"",
              BareNotifyHandler.class,
              1.5),
          of(
              "respond",
              "incidents-proposal.json",
              "\"event\":\"RangeBlocked\"",
              BareHandler.class,
              1.5),
          of(
              "score",
              "queue-score.json",
              "\"event\":\"WindowsScored\".*\"scored\":1|\"scored\":1.*\"event\":\"WindowsScored\"",
              BareHandler.class,
              2),
          of("train", "queue-train.json", "\"event\":\"ModelsTrained\"", BareHandler.class, 2));

  private static Subject of(String name, String event, String done, Class<?> bare, double goal) {
    return new Subject(name, event, Pattern.compile(done), bare, goal);
  }

  /** Returns what the template calls the function. */
  String logicalId() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Function";
  }

  String handler() {
    String type = logicalId().replace("Function", "Handler");
    return "io.weir.functions." + name + "." + type + "::handleRequest";
  }
}
