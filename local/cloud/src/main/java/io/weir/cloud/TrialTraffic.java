package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Made-up traffic of one balancer with two nodes, whose lines can be counted: hours that are much
 * the same, with hours of failing requests and an attack now and then.
 */
final class TrialTraffic {
  static final String SOURCE = "app/shop/50dc6c495c0c9188";

  private static final int NODES = 2;
  private static final int REQUESTS = 60;
  private static final int ATTACKS = 40;
  private static final int SECONDS_BETWEEN = 50;

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * What is special about an hour.
   *
   * @param failing whether every second request fails
   * @param attacker who sends SQL injections; empty for nobody
   */
  record Hour(boolean failing, String attacker) {}

  private TrialTraffic() {}

  /** Returns the keys of the hour's objects, one for each node. */
  static List<String> keys(Instant start) {
    return List.of(key(start, 0), key(start, 1));
  }

  /** Returns how many lines the hour has. */
  static long lines(Hour hour) {
    return NODES * (REQUESTS + (hour.attacker().isEmpty() ? 0L : ATTACKS));
  }

  /** Returns what a node delivers of the hour. */
  static byte[] object(Instant start, int node, Hour hour) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < REQUESTS; i++) {
      Instant time = start.plusSeconds((long) i * SECONDS_BETWEEN + node);
      int status = hour.failing() && i % 2 == 0 ? 500 : 200;
      // Like that of people: not the same from hour to hour.
      long some = Math.floorMod(time.getEpochSecond() * 2_654_435_761L, 97L);
      line(lines, time, "203.0.113." + some % 40, status, "/item/" + some);
    }
    for (int i = 0; i < ATTACKS && !hour.attacker().isEmpty(); i++) {
      String path = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      line(lines, start.plusSeconds(i * 40L + node), hour.attacker(), 403, path);
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static void line(
      StringBuilder lines, Instant time, String client, int status, String path) {
    String at = MICROS.format(time);
    lines.append(
        ("http %s %s %s:46532 10.0.1.7:8080 0.001 0.020 0.000 %d %d 230 1250"
                + " \"GET http://shop.example.com:80%s HTTP/1.1\" \"Mozilla/5.0\" - -"
                + " arn:aws:elasticloadbalancing:eu-central-1:123456789012:"
                + "targetgroup/shop/0123456789abcdef"
                + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 0 %s \"forward\""
                + " \"-\" \"-\" \"10.0.1.7:8080\" \"%d\" \"-\" \"-\""
                + " TID_0123456789abcdef0123456789abcdef\n")
            .formatted(at, SOURCE, client, status, status, path, at, status));
  }

  private static String key(Instant start, int node) {
    String end = start.plusSeconds(3600).toString();
    return "AWSLogs/123456789012/elasticloadbalancing/eu-central-1/%s/"
            .formatted(end.substring(0, 10).replace('-', '/'))
        + "123456789012_elasticloadbalancing_eu-central-1_%s_%s_198.51.100.%d_trial.log"
            .formatted(
                SOURCE.replace('/', '.'), end.substring(0, 16).replaceAll("[-:]", "") + "Z", node);
  }
}
