package io.weir.store.memory;

import io.weir.store.outbound.NoticeStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which alerts went out, in memory. Safe for use by several threads. */
public final class InMemoryNoticeStore implements NoticeStore {
  private final Map<String, Instant> claims = new HashMap<>();
  private final Set<String> confirmed = new HashSet<>();

  @Override
  public synchronized boolean claim(String alertId, Instant now, Instant staleBefore) {
    Instant earlier = claims.get(alertId);
    boolean free = earlier == null || earlier.isBefore(staleBefore);
    if (confirmed.contains(alertId) || !free) {
      return false;
    }
    claims.put(alertId, now);
    return true;
  }

  @Override
  public synchronized void release(String alertId, Instant claimedAt) {
    if (!confirmed.contains(alertId)) {
      claims.remove(alertId, claimedAt);
    }
  }

  @Override
  public synchronized void confirm(String alertId, Instant now) {
    confirmed.add(alertId);
  }

  @Override
  public synchronized boolean isConfirmed(String alertId) {
    return confirmed.contains(alertId);
  }
}
