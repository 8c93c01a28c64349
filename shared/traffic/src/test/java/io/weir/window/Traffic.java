package io.weir.window;

import java.util.Random;

/** Own ALB lines with some variety, all in the five minutes from 2026-03-01 12:00. */
final class Traffic {
  private static final String[] STATUSES = {"200 200", "200 200", "404 404", "503 -", "301 -"};

  private Traffic() {}

  static String lines(Random random, int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int minute = random.nextInt(5);
      int client = (int) Math.abs(random.nextGaussian() * 50);
      lines
          .append("https 2026-03-01T12:0")
          .append(minute)
          .append(":01.250000Z app/shop/0123456789abcdef 198.51.")
          .append(client / 250)
          .append('.')
          .append(client % 250)
          .append(":40112 10.1.2.")
          .append(random.nextInt(4))
          .append(":8080 0.001 0.")
          .append(100 + random.nextInt(900))
          .append(" 0.000 ")
          .append(STATUSES[random.nextInt(STATUSES.length)])
          .append(" 312 ")
          .append(random.nextInt(100_000))
          .append(" \"GET https://shop.example:443/item/")
          .append((int) Math.abs(random.nextGaussian() * 30))
          .append(" HTTP/2.0\" \"Agent/")
          .append(random.nextInt(12))
          .append("\" X TLSv1.3 - \"-\" \"-\" \"-\" 1 2026-03-01T12:00:00.000000Z \"forward\" ")
          .append("\"-\" \"-\" \"-\" \"-\" \"-\" \"-\"\n");
    }
    return lines.toString();
  }
}
