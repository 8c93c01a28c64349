package io.weir.lab.generate.print;

import io.weir.lab.generate.TrafficShape;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The keys under which log objects are delivered. */
public final class Keys {
  private static final DateTimeFormatter DAY = format("yyyy/MM/dd");
  private static final DateTimeFormatter MINUTE = format("yyyyMMdd'T'HHmm'Z'");
  private static final DateTimeFormatter AZURE = format("'y='yyyy'/m='MM'/d='dd'/h='HH'/m='mm");
  private static final DateTimeFormatter HOUR = format("yyyy-MM-dd-HH");

  private Keys() {}

  /** Returns the key of a node's object of the window that begins at the time. */
  public static String of(TrafficShape shape, Instant start, int node) {
    Instant end = start.plus(TrafficShape.WIDTH);
    String unique =
        String.format(Locale.ROOT, "%08x", shape.seed() * 31 + start.getEpochSecond() + node);
    return switch (shape.format().name()) {
      case "ALB", "NLB" ->
          balancer(shape, shape.source().replace('/', '.'), end, node, unique) + ".log.gz";
      case "CLASSIC_ELB" -> balancer(shape, shape.source(), end, node, unique) + ".log";
      case "CLOUDFRONT" ->
          "cdn/" + shape.source() + "." + HOUR.format(start) + "." + unique + ".gz";
      case "AZURE_APPLICATION_GATEWAY", "AZURE_FRONT_DOOR" ->
          "resourceId=/" + shape.source() + "/" + AZURE.format(start) + "/n" + node + "/PT1H.json";
      case "GCP_LOAD_BALANCER" -> "requests/" + DAY.format(start) + "/" + unique + ".json";
      default -> throw new IllegalArgumentException(shape.format().label() + " is not written");
    };
  }

  private static String balancer(
      TrafficShape shape, String id, Instant end, int node, String unique) {
    return "AWSLogs/123456789012/elasticloadbalancing/eu-central-1/"
        + DAY.format(end)
        + "/123456789012_elasticloadbalancing_eu-central-1_"
        + id
        + "_"
        + MINUTE.format(end)
        + "_10.0."
        + (1 + node)
        + "."
        + (20 + shape.seed() % 100)
        + "_"
        + unique;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
