package io.weir.cli.cost;

import java.time.LocalDate;
import java.util.Locale;

/**
 * List prices in USD, without free tiers, of us-east-1 and us-west-2.
 *
 * <p>Source: the services' price lists as of {@link #AS_OF}; {@code --price} replaces any of them.
 */
enum Price {
  LAMBDA_GB_SECOND("a GB-second of a function on arm64", 0.0000133334),
  LAMBDA_REQUEST("a run of a function", 0.20e-6),
  DYNAMODB_WRITE("a write unit, on demand", 0.625e-6),
  DYNAMODB_READ("a read unit, on demand", 0.125e-6),
  DYNAMODB_GB_MONTH("a GB stored for a month, with point-in-time recovery", 0.25 + 0.20),
  SQS_REQUEST("a request to a queue", 0.40e-6),
  SQS_FIFO_REQUEST("a request to a queue that keeps an order", 0.50e-6),
  S3_GET("reading an object", 0.4e-6),
  S3_PUT("writing an object", 5e-6),
  S3_GB_MONTH("a GB of objects for a month", 0.023),
  KMS_KEY("a key for a month", 1),
  SECRET("a secret for a month", 0.40),
  ALARM_METRIC("an alarm's metric for a month", 0.10),
  METRIC("a custom metric for a month", 0.30),
  DASHBOARD("a dashboard for a month, the first three of an account being free", 3),
  LOG_GB("a GB written to a log", 0.50),
  SNS_EMAIL("an e-mail", 2e-5);

  static final LocalDate AS_OF = LocalDate.of(2026, 8, 9);

  private final String what;
  private final double usd;

  Price(String what, double usd) {
    this.what = what;
    this.usd = usd;
  }

  String what() {
    return what;
  }

  double usd() {
    return usd;
  }

  /** Returns the name as an option has it, such as {@code dynamodb-write}. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
