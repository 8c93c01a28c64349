package io.weir.report.page;

import io.weir.report.Prices;
import io.weir.report.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What it costs to keep the logs, by the size in which they were read. */
final class LogStorage {
  private static final double GIGABYTE = 1e9;
  private static final double HOURS_A_MONTH = 730;
  private static final int[] MONTHS = {1, 3, 12};

  /** Shorter than this says nothing about a month. */
  private static final Duration LEAST = Duration.ofHours(1);

  private LogStorage() {}

  /**
   * Returns the table; empty where the size or the time is not known.
   *
   * @param period the time that the logs are of
   */
  static Table table(Reading reading, Duration period, Prices prices) {
    List<String> headers = List.of("Kept for", "Stored in the end", "A month, then");
    String caption =
        "What keeping the logs costs in S3 Standard, "
            + prices.date()
            + (reading.bytes() > 0 ? "; read were " + Shown.bytes(reading.bytes()) : "");
    if (reading.bytes() == 0 || period.compareTo(LEAST) < 0) {
      return new Table(caption, headers, List.of());
    }
    double aMonth = reading.bytes() / (period.toSeconds() / 3600.0) * HOURS_A_MONTH;
    List<List<Table.Cell>> rows = new java.util.ArrayList<>();
    for (int months : MONTHS) {
      double kept = months * aMonth;
      double cost = kept / GIGABYTE * prices.storedGigabyteMonth();
      rows.add(
          List.of(
              Table.Cell.of(months == 1 ? "1 month" : months + " months"),
              Table.Cell.of(Shown.bytes(kept)),
              Table.Cell.of(String.format(Locale.ROOT, "%.2f USD", cost))));
    }
    return new Table(caption, headers, rows);
  }
}
