package io.weir.cli.run;

import io.weir.report.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What to do about what could not be read, one sentence for each reason. */
final class Advice {
  private Advice() {}

  /** Returns the sentences, those about most objects first. */
  static List<String> of(Reading reading) {
    List<String> advice = new ArrayList<>();
    reading.passedOver().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(passed -> passedOver(passed.getKey()))
        .forEach(advice::add);
    if (reading.rejected() > 0) {
      advice.add("`weir parse` on one of the files shows the lines that were refused, and why.");
    }
    if (reading.objects() == 0 && reading.unread().isEmpty()) {
      advice.add("Name files, folders or s3://BUCKET/PREFIX that hold access logs.");
    }
    return advice;
  }

  /** The reasons say themselves what to do. */
  private static String passedOver(String reason) {
    return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
  }
}
