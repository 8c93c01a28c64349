package io.weir.bench.traffic;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a straightforward function does to tell by window how much was asked, by how many and for
 * what, how it ended and how long it took: a regex for the line, maps, and six more for attacks.
 */
public final class NaiveIngest {
  /** A group for each field, as the vendor's examples of tables over these logs have it. */
  private static final Pattern LINE =
      Pattern.compile(
          "([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*):([0-9]*) ([^ ]*)[:-]([0-9]*) ([-.0-9]*) ([-.0-9]*)"
              + " ([-.0-9]*) (|[-0-9]*) (-|[-0-9]*) ([-0-9]*) ([-0-9]*) \"([^ ]*) (.*) (- |[^ ]*)\""
              + " \"([^\"]*)\" ([A-Z0-9-_]+) ([A-Za-z0-9.-]*) ([^ ]*)"
              + " \"([^\"]*)\"".repeat(3)
              + " ([-.0-9]*) ([^ ]*)"
              + " \"([^\"]*)\"".repeat(7)
              + " ([^ ]*)( .*)?");

  private static final List<Pattern> ATTACKS =
      List.of(
          Pattern.compile("(?i)(union\\s+(all\\s+)?select|'\\s*or\\s+'?\\d|sleep\\s*\\()"),
          Pattern.compile("(?i)<\\s*script|javascript:|onerror\\s*="),
          Pattern.compile("\\.\\./|\\.\\.\\\\|%c0%af"),
          Pattern.compile("(?i);\\s*(cat|wget|curl|id|uname)\\b|\\|\\s*(cat|sh)\\b|\\$\\("),
          Pattern.compile("(?i)\\$\\{jndi:"),
          Pattern.compile("(?i)/\\.(env|git|aws|ssh)|/etc/passwd|wp-config"));
  private static final int WINDOW_SECONDS = 300;
  private static final int TOP = 20;

  /** The requests of five minutes. */
  private static final class Window {
    private long requests;
    private long received;
    private long sent;
    private long attacks;
    private final Map<String, Integer> statuses = new HashMap<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private final Map<String, Integer> clients = new HashMap<>();
    private final Map<String, Integer> paths = new HashMap<>();
    private final Map<String, Integer> agents = new HashMap<>();
    private final Map<String, Integer> targets = new HashMap<>();
    private final List<Double> seconds = new ArrayList<>();

    @Override
    public String toString() {
      Collections.sort(seconds);
      double median = seconds.isEmpty() ? 0 : seconds.get(seconds.size() / 2);
      double slow = seconds.isEmpty() ? 0 : seconds.get((int) (seconds.size() * 0.99));
      return String.join(
          " ",
          List.of(
              requests + " " + received + " " + sent + " " + attacks + " " + median + " " + slow,
              statuses.toString(),
              methods.toString(),
              clients.size() + " " + top(clients),
              paths.size() + " " + top(paths),
              agents.size() + " " + top(agents),
              targets.size() + " " + top(targets)));
    }

    private static List<Map.Entry<String, Integer>> top(Map<String, Integer> counts) {
      return counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(TOP)
          .toList();
    }
  }

  private final Map<Long, Window> windows = new TreeMap<>();

  private NaiveIngest() {}

  /** Prints the windows of a file. */
  public static void main(String[] args) throws IOException {
    NaiveIngest naive = new NaiveIngest();
    try (InputStream in = new FileInputStream(args[0]);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        naive.add(line);
      }
    }
    System.out.println(naive.windows);
  }

  private void add(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return;
    }
    long start = Instant.parse(matcher.group(2)).getEpochSecond() / WINDOW_SECONDS;
    Window window = windows.computeIfAbsent(start, none -> new Window());
    window.requests++;
    window.received += Long.parseLong(matcher.group(13));
    window.sent += Long.parseLong(matcher.group(14));
    window.statuses.merge(matcher.group(11), 1, Integer::sum);
    window.methods.merge(matcher.group(15), 1, Integer::sum);
    window.clients.merge(matcher.group(4), 1, Integer::sum);
    window.agents.merge(matcher.group(18), 1, Integer::sum);
    window.targets.merge(matcher.group(6), 1, Integer::sum);
    double seconds = 0;
    for (int i = 8; i <= 10; i++) {
      seconds += Double.parseDouble(matcher.group(i));
    }
    if (seconds >= 0) {
      window.seconds.add(seconds);
    }
    String url = matcher.group(16);
    window.paths.merge(path(url), 1, Integer::sum);
    window.attacks += isAttack(url, ATTACKS) ? 1 : 0;
  }

  private static String path(String url) {
    int start = url.indexOf('/', url.indexOf("//") + 2);
    int end = url.indexOf('?');
    return start < 0 ? url : url.substring(start, end < start ? url.length() : end);
  }

  /** Returns regexes that are quick, as few words stand in them. */
  static List<Pattern> attacks() {
    return ATTACKS;
  }

  /** Decodes once and asks every regex. */
  static boolean isAttack(String url, List<Pattern> regexes) {
    String decoded = decoded(url);
    for (Pattern attack : regexes) {
      if (attack.matcher(decoded).find()) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String url) {
    try {
      return URLDecoder.decode(url, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
