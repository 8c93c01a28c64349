package io.weir.bench.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What a straightforward function does: a regex for the line, sets, and six more for attacks. */
final class NaiveIngest {
  private static final Pattern LINE =
      Pattern.compile(
          "([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*):([0-9]*) ([^ ]*)[:-]([0-9]*) ([-.0-9]*) ([-.0-9]*)"
              + " ([-.0-9]*) (|[-0-9]*) (-|[-0-9]*) ([-0-9]*) ([-0-9]*) \"([^ ]*) (.*) (- |[^ ]*)\""
              + " \"([^\"]*)\" ([A-Z0-9-_]+) ([A-Za-z0-9.-]*) ([^ ]*) \"([^\"]*)\" (.*)");
  private static final List<Pattern> ATTACKS =
      List.of(
          Pattern.compile("(?i)(union\\s+(all\\s+)?select|'\\s*or\\s+'?\\d|sleep\\s*\\()"),
          Pattern.compile("(?i)<\\s*script|javascript:|onerror\\s*="),
          Pattern.compile("\\.\\./|\\.\\.\\\\|%c0%af"),
          Pattern.compile("(?i);\\s*(cat|wget|curl|id|uname)\\b|\\|\\s*(cat|sh)\\b|\\$\\("),
          Pattern.compile("(?i)\\$\\{jndi:"),
          Pattern.compile("(?i)/\\.(env|git|aws|ssh)|/etc/passwd|wp-config"));

  private final Set<String> clients = new HashSet<>();
  private final Map<String, Integer> statuses = new HashMap<>();
  private long attacks;
  private double seconds;

  /** Reads an object and returns how many lines matched. */
  static long read(InputStream in) throws IOException {
    NaiveIngest naive = new NaiveIngest();
    long matched = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        matched += naive.line(line) ? 1 : 0;
      }
    }
    return matched;
  }

  private boolean line(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return false;
    }
    clients.add(matcher.group(4));
    statuses.merge(matcher.group(11), 1, Integer::sum);
    seconds += Math.max(0, Double.parseDouble(matcher.group(9)));
    attacks += isAttack(matcher.group(16)) ? 1 : 0;
    return true;
  }

  /** Decodes once and asks every regex. */
  static boolean isAttack(String url) {
    String decoded = decoded(url);
    for (Pattern attack : ATTACKS) {
      if (attack.matcher(decoded).find()) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String url) {
    try {
      return java.net.URLDecoder.decode(url, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  @Override
  public String toString() {
    return clients.size()
        + " clients, "
        + statuses
        + ", "
        + attacks
        + " attacks, "
        + seconds
        + " s";
  }
}
