package io.weir.cli.run;

import io.weir.report.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private static String passedOver(String reason) {
    return switch (reason) {
      case "foreign" ->
          "Foreign is what is no access log of a load balancer or CDN of AWS, Azure or Google:"
              + " unpack archives such as zip and tar; logs of web servers themselves are not read.";
      case "parquet" -> "Parquet is not read: let the logs be delivered as JSON, plain or W3C.";
      case "empty" -> "Empty files have no line yet; a delivery comes every five minutes.";
      case "control_file" -> "A control file only says that logging was switched on.";
      default ->
          "A "
              + reason.replace('_', ' ').toLowerCase(Locale.ROOT)
              + " lies beside the access log; name the folder of the access log.";
    };
  }
}
