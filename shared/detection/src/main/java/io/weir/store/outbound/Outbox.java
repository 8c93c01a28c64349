package io.weir.store.outbound;

import java.time.Instant;
import java.util.List;

/**
 * What one channel could not be told yet. It keeps an incident as it was stored, so that one that
 * cannot be read waits as well, and is told by the release that can read it.
 */
public interface Outbox {
  /** Keeps a notice, once: keeping it again changes nothing. */
  void keep(Waiting notice);

  /** Returns at most that many notices; those of one incident by their number. */
  List<Waiting> waiting(int limit);

  /** Returns whether any notice of the incident waits, behind which later ones have to stand. */
  boolean isWaiting(String incident);

  /** Counts one more failed attempt. */
  void failed(Waiting notice);

  /** Takes the notice out: it was told, or given up. */
  void remove(Waiting notice);

  /**
   * A notice that waits.
   *
   * @param incident the incident's id
   * @param number which notice of it; 0 if that could not be read
   * @param json the incident as it is stored
   * @param since when it was kept first
   * @param attempts how often it has been tried since
   */
  record Waiting(String incident, int number, String json, Instant since, int attempts) {
    public Waiting {
      if (incident.isEmpty() || number < 0 || attempts < 0) {
        throw new IllegalArgumentException(
            "notice %d of '%s' after %d attempts".formatted(number, incident, attempts));
      }
    }
  }
}
