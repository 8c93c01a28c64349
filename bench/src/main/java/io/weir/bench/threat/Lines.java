package io.weir.bench.threat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Makes an ALB object of ordinary requests: pages, assets, searches, and clicks on campaigns. */
final class Lines {
  private static final String[] AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1%d.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:1%d.0) Gecko/20100101 Firefox/127.0",
    "Mozilla/5.0 (compatible; Googlebot/2.%d; +http://www.google.com/bot.html)"
  };

  private static final String[] WORDS = {
    "red", "shoes", "garden", "table", "winter", "jacket", "blue", "kids", "offers", "new",
    "summer", "home", "kitchen", "lamp"
  };

  private final SplittableRandom random;

  Lines(long seed) {
    this.random = new SplittableRandom(seed);
  }

  byte[] gzip(int lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < lines; i++) {
        out.write(line(i).getBytes(US_ASCII));
      }
    }
    return bytes.toByteArray();
  }

  private String line(int i) {
    String time =
        String.format("2026-11-20T10:%02d:%02d.%06dZ", i / 6000 % 60, i / 100 % 60, i % 1000000);
    String client =
        "203.0."
            + random.nextInt(64)
            + "."
            + random.nextInt(256)
            + ":"
            + (1024 + random.nextInt(60000));
    return "https "
        + time
        + " app/shop/50dc6c495c0c9188 "
        + client
        + " 10.0.0."
        + random.nextInt(1, 9)
        + ":80 0.00"
        + random.nextInt(10)
        + " 0.0"
        + random.nextInt(10, 99)
        + " 0.000 200 200 "
        + random.nextInt(100, 900)
        + " "
        + random.nextInt(200, 90000)
        + " \"GET https://shop.example.com:443"
        + target()
        + " HTTP/2.0\" \""
        + agent()
        + "\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/73e2d6bc24d8a067"
        + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"shop.example.com\" \"arn:aws:acm:us-east-1:123456789012:certificate/1\""
        + " 0 "
        + time
        + " \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\"\n";
  }

  private String agent() {
    return String.format(AGENTS[random.nextInt(AGENTS.length)], random.nextInt(20));
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private String target() {
    int kind = random.nextInt(100);
    if (kind < 35) {
      return "/products/" + word() + "/" + word() + "-" + random.nextInt(100000) + ".html";
    }
    if (kind < 60) {
      return "/static/"
          + word()
          + "."
          + Long.toHexString(random.nextLong())
          + ".js?v="
          + random.nextInt(9);
    }
    if (kind < 75) {
      return "/api/v1/items/"
          + random.nextInt(1000000)
          + "?fields=id,name,price&page="
          + random.nextInt(50);
    }
    if (kind < 87) {
      return "/search?q=" + word() + "+" + word() + "&sort=price";
    }
    if (kind < 97) {
      return "/"
          + word()
          + "?utm_source=news&utm_medium=email&utm_campaign="
          + word()
          + "&gclid="
          + Long.toHexString(random.nextLong());
    }
    return "/login?redirect=https%3A%2F%2Fshop.example.com%2F" + word() + "%3Ftab%3D1";
  }
}
