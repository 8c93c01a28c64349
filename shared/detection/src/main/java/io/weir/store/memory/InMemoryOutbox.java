package io.weir.store.memory;

import io.weir.store.outbound.Outbox;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What waits for a channel, in memory. Safe for use by several threads. */
public final class InMemoryOutbox implements Outbox {
  private final Map<String, Waiting> notices = new TreeMap<>();

  @Override
  public synchronized void keep(Waiting notice) {
    notices.putIfAbsent(key(notice), notice);
  }

  @Override
  public synchronized List<Waiting> waiting(int limit) {
    return notices.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized boolean isWaiting(String incident) {
    return notices.values().stream().anyMatch(notice -> notice.incident().equals(incident));
  }

  @Override
  public synchronized void failed(Waiting notice) {
    notices.computeIfPresent(
        key(notice),
        (key, kept) ->
            new Waiting(
                kept.incident(), kept.number(), kept.json(), kept.since(), kept.attempts() + 1));
  }

  @Override
  public synchronized void remove(Waiting notice) {
    notices.remove(key(notice));
  }

  private static String key(Waiting notice) {
    return "%s#%09d".formatted(notice.incident(), notice.number());
  }
}
