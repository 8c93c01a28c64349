package io.weir.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.store.LogSource;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Objects of ALB lines for tests: an even, quiet shop, and whatever a test adds to it. */
public final class Traffic implements LogSource {
  public static final String SOURCE = "app/shop/50dc6c495c0c9188";
  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final int WIDTH = 300;

  /** How many columns the lines have. */
  static final int COLUMNS = 29;

  private static final java.time.format.DateTimeFormatter MICROS =
      java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
          .withZone(java.time.ZoneOffset.UTC);

  private final Map<String, byte[]> objects = new TreeMap<>();
  private final Map<String, Instant> delivered = new TreeMap<>();
  private final Map<ObjectRef, byte[]> grown = new LinkedHashMap<>();
  private final Map<ObjectRef, List<WindowPart>> parts = new HashMap<>();
  private final RandomGenerator random;
  private final StringBuilder lines = new StringBuilder();
  private int next;
  private String source = SOURCE;
  private String host = "shop.example";
  private int columns = COLUMNS;
  private int windows;

  public Traffic(long seed) {
    this.random = new java.util.SplittableRandom(seed);
  }

  /** What a line says; the rest is the same for all. */
  record Line(
      String client, String path, int status, int targetStatus, double seconds, String target) {
    static Line ok(String client, String path, double seconds, String target) {
      return new Line(client, path, 200, 200, seconds, target);
    }
  }

  public static Instant window(int index) {
    return START.plusSeconds((long) index * WIDTH);
  }

  /** Returns when the last window ends that has lines. */
  Instant end() {
    return window(windows);
  }

  /** Lets the lines that follow be of the balancer. */
  Traffic of(String balancer) {
    source = balancer;
    return this;
  }

  /** Lets the lines that follow be for the host. */
  Traffic forHost(String name) {
    host = name;
    return this;
  }

  /** Lets the lines that follow have so many columns. */
  Traffic withColumns(int count) {
    columns = count;
    return this;
  }

  /** Adds so many normal requests to the window. */
  public Traffic normal(int window, int requests) {
    for (int i = 0; i < requests; i++) {
      String client = "198.51.100." + (1 + random.nextInt(200));
      String path = "/item/" + (int) Math.sqrt(random.nextInt(400));
      double seconds = 0.05 * Math.exp(0.4 * random.nextGaussian());
      add(window, Line.ok(client, path, seconds, "10.0.0." + (1 + i % 4)));
    }
    return this;
  }

  Traffic add(int window, Line line) {
    return add(window, line, "Mozilla/5.0 (X11; Linux x86_64)");
  }

  Traffic add(int window, Line line, String agent) {
    return add(window, line, agent, "https", "forward");
  }

  /** Adds a WebSocket that lasted so many seconds. */
  Traffic stream(int window, String client, double seconds) {
    Line line = new Line(client, "/live", 101, 101, seconds, "10.0.0.1");
    return add(window, line, "Mozilla/5.0", "wss", "forward");
  }

  /** Adds lines as they are. */
  Traffic text(String text) {
    lines.append(text);
    return this;
  }

  /** Adds a request that the firewall refused. */
  Traffic blocked(int window, String client, String path) {
    Line line = new Line(client, path, 403, 0, 0, "");
    return add(window, line, "Mozilla/5.0", "https", "waf");
  }

  private Traffic add(int window, Line line, String agent, String type, String action) {
    Instant time = window(window).plusMillis(random.nextInt(WIDTH * 1000));
    windows = Math.max(windows, window + 1);
    boolean answered = line.targetStatus() > 0;
    lines.append(type).append(' ').append(MICROS.format(time));
    lines.append(' ').append(source).append(' ').append(line.client()).append(":40000 ");
    lines.append(answered ? line.target() + ":80" : "-");
    lines.append(answered ? " 0.001 " + line.seconds() + " 0.000 " : " -1 -1 -1 ");
    lines.append(line.status()).append(' ').append(answered ? line.targetStatus() : "-");
    lines.append(" 120 5000 \"GET ").append(type).append("://" + host + ":443").append(line.path());
    lines.append(" HTTP/1.1\" \"").append(agent).append("\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 ");
    lines.append("arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/t/1 ");
    lines.append("\"Root=1-1-1\" \"shop.example\" \"-\" 0 ").append(MICROS.format(time));
    lines.append(" \"").append(action).append("\" \"-\" \"-\" \"");
    lines.append(answered ? line.target() + ":80" : "-").append("\" \"");
    lines.append(answered ? line.targetStatus() : "-").append("\" \"-\" \"-\"");
    lines.append(" \"-\"".repeat(columns - COLUMNS)).append('\n');
    return this;
  }

  /** Adds a line of another log, which has nothing else in its object. */
  Traffic line(String line) {
    lines.append(line).append('\n');
    return this;
  }

  /** Makes an object of what was added since the last one. */
  public ObjectRef object() {
    return object("AWSLogs/" + next++ + ".log");
  }

  /** Makes an object of what was added since the last one, delivered soon after the window. */
  ObjectRef objectOf(int window) {
    ObjectRef object = object();
    delivered.put(object.key(), window(window + 1).plusSeconds(60));
    return object;
  }

  /** Does the same, and half a minute later it is written again with what is added by then. */
  void growingObjectOf(int window, Runnable more) {
    ObjectRef object = objectOf(window);
    byte[] before = objects.get(object.key());
    more.run();
    byte[] added = lines.toString().getBytes(UTF_8);
    lines.setLength(0);
    byte[] after = Arrays.copyOf(before, before.length + added.length);
    System.arraycopy(added, 0, after, before.length, added.length);
    grown.put(new ObjectRef("logs", object.key(), "2"), after);
  }

  /** Returns when the object was delivered. */
  Instant deliveredAt(ObjectRef object) {
    return delivered.get(object.key()).plusSeconds(grown.containsKey(object) ? 30 : 0);
  }

  /** Returns what the object gives, which is read once. */
  List<WindowPart> parts(ObjectRef object) {
    return parts.computeIfAbsent(object, this::read);
  }

  private List<WindowPart> read(ObjectRef object) {
    ObjectReader reader =
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH);
    ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
    try (InputStream in = open(object)) {
      return reader.read(in, object, scanner, deliveredAt(object)).parts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ObjectRef object(String key) {
    objects.put(key, lines.toString().getBytes(UTF_8));
    lines.setLength(0);
    return new ObjectRef("logs", key, "1");
  }

  List<ObjectRef> refs() {
    List<ObjectRef> refs = new ArrayList<>();
    objects.keySet().forEach(key -> refs.add(new ObjectRef("logs", key, "1")));
    refs.addAll(grown.keySet());
    return refs;
  }

  @Override
  public InputStream open(ObjectRef object) throws IOException {
    if (!objects.containsKey(object.key())) {
      throw new FileNotFoundException(object.key());
    }
    return new ByteArrayInputStream(grown.getOrDefault(object, objects.get(object.key())));
  }
}
