package io.weir.respond;

import io.weir.baseline.History;
import io.weir.feature.Digest;
import io.weir.window.Dimension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What the clients of a source do when nothing is wrong: who is among the busiest, and how much one
 * of them sends. Rests on windows that belong to no incident.
 */
public final class Ordinary {
  /** So many windows tell what an ordinary client sends at most. */
  private static final int MIN_WINDOWS = 6;

  /** So many windows tell how much comes lately. */
  private static final int LATELY = 12;

  /** Once is a visit; so many times is a history. */
  private static final int OFTEN = 3;

  private final Set<String> clients;
  private final long regular;
  private final Map<Dimension, List<Long>> busiest;
  private final double requests;

  private Ordinary(
      Set<String> clients, long regular, Map<Dimension, List<Long>> busiest, double requests) {
    this.requests = requests;
    this.clients = clients;
    this.regular = regular;
    this.busiest = busiest;
  }

  /**
   * Returns what the windows before tell.
   *
   * @param known the clients that a trained profile knows, with their shares of the requests
   * @param requests how many requests the window has that is judged
   * @param start the start of the window
   * @param rhythm how much comes at a time, by the day and the week; in any unit
   * @param before the windows before; those that keep no clients any more say nothing
   */
  public static Ordinary of(
      Map<String, Double> known,
      long requests,
      Instant start,
      ToDoubleFunction<Instant> rhythm,
      List<History> before) {
    Map<String, Integer> seen = new HashMap<>();
    Map<Dimension, List<Long>> busiest = new HashMap<>();
    List<History> normal = History.normal(before);
    for (History window : normal) {
      for (String client : window.digest().heavy(Dimension.CLIENT).keySet()) {
        seen.merge(client, 1, Integer::sum);
      }
      note(window.digest(), Dimension.CLIENT, busiest);
      note(window.digest(), Dimension.ERROR_CLIENT, busiest);
    }
    busiest.values().forEach(counts -> counts.sort(null));
    Set<String> clients = new HashSet<>(known.keySet());
    seen.forEach(
        (client, windows) -> {
          if (windows >= OFTEN) {
            clients.add(client);
          }
        });
    double share = known.values().stream().mapToDouble(each -> each).max().orElse(0);
    return new Ordinary(
        clients, Math.round(Math.ceil(share * requests)), busiest, usual(start, rhythm, normal));
  }

  /** A morning has more than the hours before it, by the week that is known. */
  private static double usual(
      Instant start, ToDoubleFunction<Instant> rhythm, List<History> normal) {
    double[] parts =
        normal.subList(Math.max(0, normal.size() - LATELY), normal.size()).stream()
            .mapToDouble(
                window -> window.digest().requests() / rhythm.applyAsDouble(window.start()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double here = rhythm.applyAsDouble(start);
    return parts.length < MIN_WINDOWS || !Double.isFinite(here)
        ? 0
        : parts[parts.length / 2] * here;
  }

  /** Returns how many requests a window at this time usually has; 0 if that is not known. */
  double requests() {
    return requests;
  }

  private static void note(Digest digest, Dimension dimension, Map<Dimension, List<Long>> busiest) {
    if (digest.heavy(Dimension.CLIENT).isEmpty()) {
      return;
    }
    long most = digest.heavy(dimension).values().stream().mapToLong(n -> n).max().orElse(0);
    busiest.computeIfAbsent(dimension, none -> new ArrayList<>()).add(most);
  }

  /** Returns whether the client was among the busy ones of ordinary windows. */
  boolean knows(String client) {
    return clients.contains(client);
  }

  /** Returns whether enough was seen to say what an ordinary client sends. */
  boolean isEnough() {
    return regular > 0 || busiest.getOrDefault(Dimension.CLIENT, List.of()).size() >= MIN_WINDOWS;
  }

  /** Returns what the busiest client of an ordinary window sends, in half of them. */
  long busiest(Dimension dimension) {
    List<Long> counts = busiest.getOrDefault(dimension, List.of());
    return Math.max(least(dimension), counts.isEmpty() ? 0 : counts.get(counts.size() / 2));
  }

  /** Returns the most that a client sent in any ordinary window. */
  long most(Dimension dimension) {
    List<Long> counts = busiest.getOrDefault(dimension, List.of());
    return Math.max(least(dimension), counts.isEmpty() ? 0 : counts.get(counts.size() - 1));
  }

  /** What the busiest of those sends whom a trained profile knows. */
  private long least(Dimension dimension) {
    return dimension == Dimension.CLIENT ? regular : 0;
  }
}
