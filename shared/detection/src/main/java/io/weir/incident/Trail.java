package io.weir.incident;

import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * Which windows of an incident had a finding. Adding the same window twice changes nothing, so a
 * window may be scored again at any time.
 */
public final class Trail {
  /** Four weeks of 5-minute windows; older windows of a longer incident are forgotten. */
  private static final int MAX_WINDOWS = 8064;

  private final long firstSecond;
  private final int widthSeconds;
  private final BitSet windows;

  private Trail(long firstSecond, int widthSeconds, BitSet windows) {
    int lead = Math.max(0, windows.nextSetBit(0));
    int excess = Math.max(lead, windows.length() - MAX_WINDOWS);
    this.firstSecond = firstSecond + (long) excess * widthSeconds;
    this.widthSeconds = widthSeconds;
    this.windows = windows.get(excess, Math.max(excess, windows.length()));
  }

  /** Returns a trail of one window. */
  public static Trail of(WindowKey key) {
    BitSet one = new BitSet();
    one.set(0);
    return new Trail(key.start().getEpochSecond(), (int) key.width().toSeconds(), one);
  }

  /**
   * Returns the trail that {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Trail parse(String text) {
    String[] fields = text.split("/", -1);
    if (fields.length != 3) {
      throw new IllegalArgumentException("no trail: " + text);
    }
    BitSet windows = BitSet.valueOf(HexFormat.of().parseHex(fields[2]));
    return new Trail(Long.parseLong(fields[0]), Integer.parseInt(fields[1]), windows);
  }

  /** Returns this trail and the window. */
  public Trail with(WindowKey key) {
    long offset = offset(key);
    BitSet more = new BitSet();
    long first = firstSecond;
    int shift = 0;
    if (offset < 0) {
      shift = (int) Math.min(-offset, MAX_WINDOWS);
      first -= (long) shift * widthSeconds;
      offset = 0;
    }
    for (int i = windows.nextSetBit(0); i >= 0; i = windows.nextSetBit(i + 1)) {
      more.set(i + shift);
    }
    more.set((int) Math.min(offset, Integer.MAX_VALUE - 1L));
    return new Trail(first, widthSeconds, more);
  }

  /** Returns this trail without the window. */
  public Trail without(WindowKey key) {
    if (!contains(key)) {
      return this;
    }
    BitSet fewer = (BitSet) windows.clone();
    fewer.clear((int) offset(key));
    return new Trail(firstSecond, widthSeconds, fewer);
  }

  public boolean contains(WindowKey key) {
    long offset = offset(key);
    return offset >= 0 && offset < windows.length() && windows.get((int) offset);
  }

  /** Returns the length of a window in seconds. */
  public int widthSeconds() {
    return widthSeconds;
  }

  /** Returns how many windows had a finding. */
  public int count() {
    return windows.cardinality();
  }

  /** Returns the start of the first window. */
  public Instant first() {
    return Instant.ofEpochSecond(firstSecond);
  }

  /** Returns the end of the last window. */
  public Instant end() {
    return Instant.ofEpochSecond(firstSecond + (long) windows.length() * widthSeconds);
  }

  /** Returns whether some run of {@code n} windows holds at least {@code m} with a finding. */
  public boolean holds(int m, int n) {
    for (int i = windows.nextSetBit(0); i >= 0; i = windows.nextSetBit(i + 1)) {
      if (windows.get(i, i + n).cardinality() >= m) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns how many runs of windows with a finding there were since the time.
   *
   * @param apart how long without a finding ends a run
   */
  public int runs(Instant since, Duration apart) {
    return runs(since, end(), apart);
  }

  /** Returns how many there were since the one time and before the other. */
  public int runs(Instant since, Instant before, Duration apart) {
    long gap = apart.toSeconds() / widthSeconds;
    long from = windowsUntil(since);
    long to = windowsUntil(before);
    int runs = 0;
    long last = Long.MIN_VALUE / 2;
    int first = (int) Math.min(from, windows.length());
    for (int i = windows.nextSetBit(first); i >= 0 && i < to; i = windows.nextSetBit(i + 1)) {
      runs += i - last > gap ? 1 : 0;
      last = i;
    }
    return runs;
  }

  /** Returns how many windows begin before the time. */
  private long windowsUntil(Instant time) {
    return Math.max(0, -Math.floorDiv(firstSecond - time.getEpochSecond(), (long) widthSeconds));
  }

  private long offset(WindowKey key) {
    return Math.floorDiv(key.start().getEpochSecond() - firstSecond, (long) widthSeconds);
  }

  /** Returns {@code first second/width in seconds/windows in hexadecimal, first in the low bit}. */
  @Override
  public String toString() {
    byte[] bytes = windows.toByteArray();
    return firstSecond + "/" + widthSeconds + "/" + HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trail trail
        && firstSecond == trail.firstSecond
        && widthSeconds == trail.widthSeconds
        && windows.equals(trail.windows);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(firstSecond) + windows.hashCode();
  }
}
