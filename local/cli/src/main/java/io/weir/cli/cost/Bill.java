package io.weir.cli.cost;

import io.weir.alert.SiteMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A month's bill, line by line, from what was measured of one object, one line and one run. */
final class Bill {
  private static final double DAYS = 30.4;
  private static final double RUNS_A_DAY = 24 * 60;
  private static final double MILLION = 1e6;
  private static final double GB = 1 << 30;

  // Measured on the packaged functions; docs/cost.md says how.
  private static final double INGEST_SECONDS_PER_OBJECT = 0.3;
  private static final double INGEST_SECONDS_PER_MILLION_LINES = 3.4;
  private static final double WRITE_UNITS_PER_OBJECT = 8;
  private static final double DISPATCH_SECONDS = 0.2;
  private static final double SCORE_SECONDS_PER_TURN = 0.2;
  private static final double TURNS_A_DAY = 300;

  /** A look for releases is one of them. */
  private static final double READ_UNITS_PER_TURN = 21;

  private static final double READ_UNITS_PER_OBJECT = 0.75;
  private static final double WRITE_UNITS_PER_WINDOW = 12;
  private static final double WINDOWS_A_DAY = 288;
  private static final double NOTIFY_SECONDS_PER_RUN = 0.1;
  private static final double READ_UNITS_PER_NOTIFY_RUN = 40;
  private static final double TRAIN_SECONDS_PER_SOURCE = 3;
  private static final double TRAIN_READ_UNITS_PER_SOURCE = 8_300;

  /** What was answered lies together, and is read as a whole. */
  private static final double READ_UNITS_FOR_ANSWERS_PER_TURN = 1;

  /** The page that asks, and its button. */
  private static final double RUNS_PER_ANSWER = 2;

  private static final double SECONDS_PER_RUN_OF_ANSWER = 1.5;
  private static final double READ_UNITS_PER_RUN_OF_ANSWER = 2;
  private static final double WRITE_UNITS_PER_ANSWER = 1;

  private static final double STORED_BYTES_PER_OBJECT_AND_WINDOW = 4_000;
  private static final double PART_DAYS = 15;
  private static final double MODEL_BYTES = 4e6;
  private static final double LOG_BYTES_PER_RUN = 700;

  /** Of each queue: five pollers, each asking for twenty seconds. */
  private static final double POLLS_A_DAY = 5 * 3 * 60 * 24;

  /** Sent, received, deleted. */
  private static final double REQUESTS_PER_MESSAGE = 3;

  /** A metric is charged by the hour in which it is written: one day in a month is a bad month. */
  private static final double HOURS_OF_TROUBLE = 24;

  /**
   * One line.
   *
   * @param service which service charges it
   * @param what for what
   * @param usd how much a month
   * @param isFixed whether it is due whatever is watched
   */
  record Line(String service, String what, double usd, boolean isFixed) {}

  private final Map<Price, Double> prices;
  private final List<Line> lines = new ArrayList<>();

  private Bill(Map<Price, Double> prices) {
    this.prices = prices;
  }

  /** Returns the lines; {@code changed} has the prices that are not those of the list. */
  static List<Line> of(Deployment deployment, Usage usage, Map<Price, Double> changed) {
    Bill bill = new Bill(changed);
    bill.addFixed(deployment);
    bill.addRuns(deployment, usage);
    if (usage.takesAnswers()) {
      bill.addAnswers(deployment, usage);
    }
    bill.addStored(usage);
    return List.copyOf(bill.lines);
  }

  /** Returns what reading, storing and judging so many objects costs once, a window for each. */
  static double once(
      Deployment deployment, double objects, double lines, Map<Price, Double> changed) {
    Bill bill = new Bill(changed);
    double readSeconds =
        objects * INGEST_SECONDS_PER_OBJECT + lines / MILLION * INGEST_SECONDS_PER_MILLION_LINES;
    double scoreSeconds = objects * SCORE_SECONDS_PER_TURN;
    double writes = objects * (WRITE_UNITS_PER_OBJECT + WRITE_UNITS_PER_WINDOW);
    return bill.lambda(2 * objects, readSeconds * deployment.ingestGigabytes())
        + bill.lambda(0, scoreSeconds * deployment.scoreGigabytes())
        + writes * bill.price(Price.DYNAMODB_WRITE)
        + objects * (READ_UNITS_PER_TURN + READ_UNITS_PER_OBJECT) * bill.price(Price.DYNAMODB_READ)
        + objects * REQUESTS_PER_MESSAGE * bill.price(Price.SQS_REQUEST)
        + objects * bill.price(Price.S3_GET);
  }

  private void addFixed(Deployment deployment) {
    fixed("KMS", "the key of the topics", deployment.keys() * price(Price.KMS_KEY));
    fixed(
        "CloudWatch",
        deployment.alarmMetrics() + " metrics that alarms watch",
        deployment.alarmMetrics() * price(Price.ALARM_METRIC));
    fixed(
        "CloudWatch",
        deployment.metrics() + " metrics of troubles, for a day",
        deployment.metrics() * price(Price.METRIC) * HOURS_OF_TROUBLE / (DAYS * 24));
    fixed("CloudWatch", "the dashboard", deployment.dashboards() * price(Price.DASHBOARD));
    double notifySeconds = NOTIFY_SECONDS_PER_RUN * RUNS_A_DAY * DAYS;
    fixed(
        "Lambda",
        "notify, every minute",
        lambda(RUNS_A_DAY * DAYS, notifySeconds * deployment.notifyGigabytes()));
    double scoreSeconds = DISPATCH_SECONDS * RUNS_A_DAY * DAYS;
    fixed(
        "Lambda",
        "looking for what is due, every minute",
        lambda(RUNS_A_DAY * DAYS, scoreSeconds * deployment.scoreGigabytes()));
    fixed(
        "DynamoDB",
        "what notify looks up",
        READ_UNITS_PER_NOTIFY_RUN * RUNS_A_DAY * DAYS * price(Price.DYNAMODB_READ));
    fixed("SQS", "asking how many objects wait", RUNS_A_DAY * DAYS * price(Price.SQS_REQUEST));
    double polls =
        (deployment.queues() - deployment.fifoQueues()) * price(Price.SQS_REQUEST)
            + deployment.fifoQueues() * price(Price.SQS_FIFO_REQUEST);
    fixed("SQS", "asking " + deployment.queues() + " queues for work", POLLS_A_DAY * DAYS * polls);
    fixed(
        "CloudWatch",
        "the logs of what runs every minute",
        2 * RUNS_A_DAY * DAYS * LOG_BYTES_PER_RUN / GB * price(Price.LOG_GB));
  }

  private void addRuns(Deployment deployment, Usage usage) {
    double objects = usage.objectsPerDay() * DAYS;
    double readSeconds =
        objects * INGEST_SECONDS_PER_OBJECT
            + usage.requestsPerDay() * DAYS / MILLION * INGEST_SECONDS_PER_MILLION_LINES;
    add("Lambda", "reading objects", lambda(objects, readSeconds * deployment.ingestGigabytes()));
    double turns = usage.sources() * TURNS_A_DAY * DAYS;
    add(
        "Lambda",
        "scoring each source, every window",
        lambda(turns, turns * SCORE_SECONDS_PER_TURN * deployment.scoreGigabytes()));
    double trainings = usage.sources() * DAYS;
    add(
        "Lambda",
        "training each source, daily",
        lambda(trainings, trainings * TRAIN_SECONDS_PER_SOURCE * deployment.trainGigabytes()));
    double shown = Math.min(usage.sources(), deployment.shownSources());
    add(
        "CloudWatch",
        "the dashboard's metrics of the traffic",
        shown * SiteMetrics.NAMES.size() * price(Price.METRIC));
    double windows = usage.sources() * WINDOWS_A_DAY * DAYS;
    add(
        "DynamoDB",
        "writing parts and verdicts",
        (objects * WRITE_UNITS_PER_OBJECT + windows * WRITE_UNITS_PER_WINDOW)
            * price(Price.DYNAMODB_WRITE));
    add(
        "DynamoDB",
        "reading them to judge and to train",
        (turns * READ_UNITS_PER_TURN
                + objects * READ_UNITS_PER_OBJECT
                + trainings * TRAIN_READ_UNITS_PER_SOURCE)
            * price(Price.DYNAMODB_READ));
    add("SQS", "news of objects", objects * REQUESTS_PER_MESSAGE * price(Price.SQS_REQUEST));
    add(
        "SQS",
        "handing out sources",
        (turns + trainings) * REQUESTS_PER_MESSAGE * price(Price.SQS_FIFO_REQUEST));
    add("S3", "reading objects", objects * price(Price.S3_GET));
    add(
        "S3",
        "models and suppressions",
        turns * 2 * price(Price.S3_GET) + trainings * 3 * price(Price.S3_PUT));
    add(
        "CloudWatch",
        "the functions' logs of these",
        (objects + turns) * LOG_BYTES_PER_RUN / GB * price(Price.LOG_GB));
    add("SNS", "e-mails", usage.alertsPerDay() * DAYS * price(Price.SNS_EMAIL));
  }

  private void addAnswers(Deployment deployment, Usage usage) {
    fixed("Secrets", "under which links are signed", price(Price.SECRET));
    double runs = usage.answersPerDay() * RUNS_PER_ANSWER * DAYS;
    add(
        "Lambda",
        "taking answers",
        lambda(runs, runs * SECONDS_PER_RUN_OF_ANSWER * deployment.answerGigabytes()));
    double turns = usage.sources() * TURNS_A_DAY * DAYS;
    add(
        "DynamoDB",
        "taking answers and heeding them",
        (runs * READ_UNITS_PER_RUN_OF_ANSWER + turns * READ_UNITS_FOR_ANSWERS_PER_TURN)
                * price(Price.DYNAMODB_READ)
            + usage.answersPerDay() * DAYS * WRITE_UNITS_PER_ANSWER * price(Price.DYNAMODB_WRITE));
  }

  private void addStored(Usage usage) {
    double bytes =
        usage.objectsPerDay() * 2 * STORED_BYTES_PER_OBJECT_AND_WINDOW * PART_DAYS
            + usage.sources() * WINDOWS_A_DAY * STORED_BYTES_PER_OBJECT_AND_WINDOW * 42;
    add("DynamoDB", "keeping parts and summaries", bytes / GB * price(Price.DYNAMODB_GB_MONTH));
    add(
        "S3",
        "keeping models",
        usage.sources() * MODEL_BYTES * 400 / GB * price(Price.S3_GB_MONTH));
  }

  private double lambda(double runs, double gigabyteSeconds) {
    return runs * price(Price.LAMBDA_REQUEST) + gigabyteSeconds * price(Price.LAMBDA_GB_SECOND);
  }

  private double price(Price price) {
    return prices.getOrDefault(price, price.usd());
  }

  private void fixed(String service, String what, double usd) {
    lines.add(new Line(service, what, usd, true));
  }

  private void add(String service, String what, double usd) {
    lines.add(new Line(service, what, usd, false));
  }
}
