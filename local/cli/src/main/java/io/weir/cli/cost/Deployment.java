package io.weir.cli.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.cloud.stack.Template;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * What of the template costs something, whatever is watched, and how large its functions are.
 *
 * @param keys keys
 * @param alarmMetrics metrics that alarms watch: CloudWatch charges for these, not for alarms
 * @param metrics metrics that the functions' logs are filtered for, which are written in the hours
 *     in which something is wrong
 * @param dashboards dashboards
 * @param queues queues that Lambda asks for work
 * @param fifoQueues those of them that keep an order
 * @param shownSources of how many sources the dashboard shows the traffic
 * @param ingestGigabytes memory of the ingest function; the others likewise
 */
record Deployment(
    int keys,
    int alarmMetrics,
    int metrics,
    int dashboards,
    int queues,
    int fifoQueues,
    int shownSources,
    double ingestGigabytes,
    double scoreGigabytes,
    double notifyGigabytes,
    double trainGigabytes,
    double answerGigabytes) {

  /** Returns the deployment that is built in. */
  static Deployment ofTemplate() throws IOException {
    try (InputStream in = Template.class.getResourceAsStream("/template.yaml")) {
      return of(Template.parse(new String(in.readAllBytes(), UTF_8)));
    }
  }

  static Deployment of(Template template) {
    return new Deployment(
        template.resources("AWS::KMS::Key").size(),
        template.resources("AWS::CloudWatch::Alarm").stream()
            .mapToInt(alarm -> metrics(template.properties(alarm)))
            .sum(),
        (int)
            template.resources("AWS::Logs::MetricFilter").stream()
                .map(filter -> name(template.properties(filter)))
                .distinct()
                .count(),
        template.resources("AWS::CloudWatch::Dashboard").size(),
        polled(template).size(),
        (int) polled(template).stream().filter(queue -> isFifo(template, queue)).count(),
        Integer.parseInt(template.parameterDefaults().getOrDefault("DashboardSources", "0")),
        gigabytes(template, "IngestFunction"),
        gigabytes(template, "ScoreFunction"),
        gigabytes(template, "NotifyFunction"),
        gigabytes(template, "TrainFunction"),
        gigabytes(template, "AnswerFunction"));
  }

  /** Returns the same with the traffic of so many sources on the dashboard. */
  Deployment showing(int sources) {
    if (sources < 0) {
      throw new IllegalArgumentException("sources on the dashboard must be at least 0: " + sources);
    }
    return new Deployment(
        keys,
        alarmMetrics,
        metrics,
        dashboards,
        queues,
        fifoQueues,
        sources,
        ingestGigabytes,
        scoreGigabytes,
        notifyGigabytes,
        trainGigabytes,
        answerGigabytes);
  }

  /** An expression costs what its metrics cost. */
  private static int metrics(Map<String, Object> alarm) {
    if (!alarm.containsKey("Metrics")) {
      return 1;
    }
    List<Object> parts = Template.list(alarm.get("Metrics"));
    return (int)
        parts.stream().filter(part -> Template.map(part).containsKey("MetricStat")).count();
  }

  private static List<String> polled(Template template) {
    return template.resources("AWS::Serverless::Function").stream()
        .map(template::properties)
        .filter(function -> function.containsKey("Events"))
        .flatMap(function -> Template.map(function.get("Events")).values().stream())
        .map(Template::map)
        .filter(event -> event.get("Type").equals("SQS"))
        .map(event -> (Template.Intrinsic) Template.map(event.get("Properties")).get("Queue"))
        .map(queue -> queue.argument().toString().replace(".Arn", ""))
        .toList();
  }

  private static boolean isFifo(Template template, String queue) {
    return Boolean.TRUE.equals(template.properties(queue).get("FifoQueue"));
  }

  private static String name(Map<String, Object> filter) {
    Object transformation = Template.list(filter.get("MetricTransformations")).get(0);
    return Template.map(transformation).get("MetricName").toString();
  }

  private static double gigabytes(Template template, String function) {
    return Integer.parseInt(template.properties(function).get("MemorySize").toString()) / 1024.0;
  }
}
