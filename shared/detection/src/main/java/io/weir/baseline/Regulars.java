package io.weir.baseline;

import io.weir.feature.Digest;
import io.weir.window.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who was here before in numbers: clients and user agents by the time of the day, such as a nightly
 * job, and pages that were much asked for at any time, such as that of a campaign. The second time
 * is no news.
 *
 * @param visitors clients and user agents, with the half hours of the day at which they came
 * @param pages the same for pages
 */
public record Regulars(Map<String, Set<Integer>> visitors, Map<String, Set<Integer>> pages) {
  /** What has so much of a window's requests makes up its traffic. */
  static final double MUCH = 0.15;

  private static final int MAX_VALUES = 64;
  private static final int SLOT_MINUTES = 30;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int SLOTS = 24 * 60 / SLOT_MINUTES;

  public Regulars {
    visitors = Collections.unmodifiableMap(new TreeMap<>(visitors));
    pages = Collections.unmodifiableMap(new TreeMap<>(pages));
  }

  static Regulars none() {
    return new Regulars(Map.of(), Map.of());
  }

  /** Learns from windows of incidents: what comes in others is learned as normal anyway. */
  static Regulars fit(List<History> windows, ZoneId zone) {
    Map<String, Set<Integer>> visitors = new HashMap<>();
    Map<String, Set<Integer>> pages = new HashMap<>();
    for (History window : windows) {
      if (window.anomalous()) {
        int slot = slot(window.start(), zone);
        note(window.digest(), Dimension.CLIENT, slot, visitors);
        note(window.digest(), Dimension.USER_AGENT, slot, visitors);
        note(window.digest(), Dimension.PATH, slot, pages);
      }
    }
    return new Regulars(visitors, pages);
  }

  private static void note(
      Digest digest, Dimension dimension, int slot, Map<String, Set<Integer>> seen) {
    digest
        .heavy(dimension)
        .forEach(
            (value, count) -> {
              boolean room = seen.containsKey(value) || seen.size() < MAX_VALUES;
              if (room && count >= MUCH * digest.requests()) {
                seen.computeIfAbsent(value, none -> new HashSet<>()).add(slot);
              }
            });
  }

  /**
   * Returns whether the client or user agent was here before at this time of the day. In the week
   * after the clocks of a zone change that is the time by either: many a job's clock never does.
   */
  public boolean isVisitor(String value, Instant time, ZoneId zone) {
    Set<Integer> slots = visitors.getOrDefault(value, Set.of());
    ZoneId unchanged = zone.getRules().getOffset(time.minus(WEEK));
    return isNear(slot(time, zone), slots) || isNear(slot(time, unchanged), slots);
  }

  private static boolean isNear(int slot, Set<Integer> slots) {
    return slots.contains(slot)
        || slots.contains((slot + 1) % SLOTS)
        || slots.contains((slot + SLOTS - 1) % SLOTS);
  }

  /** Returns whether the page was much asked for before. */
  public boolean isPage(String value) {
    return pages.containsKey(value);
  }

  private static int slot(Instant time, ZoneId zone) {
    LocalTime local = LocalTime.of(time, zone);
    return local.slot(SLOTS);
  }
}
