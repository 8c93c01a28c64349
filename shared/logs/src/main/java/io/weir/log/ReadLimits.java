package io.weir.log;

/**
 * The bounds within which an object is read.
 *
 * @param maxLineBytes the longest line or JSON record; a longer one is refused
 * @param maxStoredBytes the largest object, as stored
 * @param maxInflatedBytes the largest object, after decompression
 * @param maxInflationRatio the most bytes that one stored byte may become; looked at only after
 *     {@link #RATIO_FROM_BYTES}, as a short run of equal lines is no attack
 * @param maxKeptRejects how many refused lines a report keeps
 */
public record ReadLimits(
    int maxLineBytes,
    long maxStoredBytes,
    long maxInflatedBytes,
    int maxInflationRatio,
    int maxKeptRejects) {
  /** The inflated size from which the ratio counts. */
  public static final long RATIO_FROM_BYTES = 64L << 20;

  /** Lines of 128 KiB, objects of 2 GiB as stored and 16 GiB inflated, a ratio of 400. */
  public static final ReadLimits DEFAULT = new ReadLimits(128 << 10, 2L << 30, 16L << 30, 400, 10);

  public ReadLimits {
    if (maxLineBytes < 1024 || maxLineBytes > 16 << 20) {
      throw new IllegalArgumentException("maxLineBytes must be 1 KiB to 16 MiB: " + maxLineBytes);
    }
    if (maxStoredBytes < 1 || maxInflatedBytes < 1 || maxInflationRatio < 1 || maxKeptRejects < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
