package io.weir.report;

import static java.util.Objects.requireNonNull;

/**
 * List prices in US dollars, without discounts, free tiers and steps for volume.
 *
 * @param date of which day they are, and of which region
 * @param balancerHour an Application Load Balancer for an hour
 * @param unitHour one of its capacity units (LCU) for an hour
 * @param edgeRequests ten thousand HTTPS requests to CloudFront
 * @param edgeGigabyte a gigabyte that CloudFront sends to the internet
 * @param storedGigabyteMonth a gigabyte in S3 Standard for a month
 */
public record Prices(
    String date,
    double balancerHour,
    double unitHour,
    double edgeRequests,
    double edgeGigabyte,
    double storedGigabyteMonth) {
  public Prices {
    requireNonNull(date, "date");
  }

  /** Returns the list prices of us-east-1, and of CloudFront in North America and Europe. */
  public static Prices listed() {
    return new Prices(
        "list prices of us-east-1 as of 2026-11", 0.0225, 0.008, 0.0100, 0.085, 0.023);
  }
}
