package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cloud.stack.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The template's alarms, judged by one period: what the functions logged, through the metric
 * filters, and what AWS itself counts.
 */
final class Alarms {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Template template;
  private final LocalCloud cloud;

  Alarms(Template template, LocalCloud cloud) {
    this.template = template;
    this.cloud = cloud;
  }

  /** Returns the alarms that the period raises, of those that can be judged here. */
  List<String> raised() throws IOException {
    List<String> raised = new ArrayList<>();
    for (String alarm : template.resources("AWS::CloudWatch::Alarm")) {
      // Ages of what waits, which nothing here counts.
      String metric = String.valueOf(template.properties(alarm).get("MetricName"));
      if (!metric.contains("Age") && isBreached(alarm)) {
        raised.add(alarm);
      }
    }
    return raised;
  }

  /** Returns whether the period breaches the alarm's threshold. */
  boolean isBreached(String alarm) throws IOException {
    Map<String, Object> properties = template.properties(alarm);
    OptionalDouble number = number(properties);
    if (number.isEmpty()) {
      return properties.get("TreatMissingData").equals("breaching");
    }
    double value = number.getAsDouble();
    double threshold = Double.parseDouble(properties.get("Threshold").toString());
    return switch (properties.get("ComparisonOperator").toString()) {
      case "GreaterThanThreshold" -> value > threshold;
      case "GreaterThanOrEqualToThreshold" -> value >= threshold;
      case "LessThanThreshold" -> value < threshold;
      default -> throw new IllegalArgumentException("not known here: " + properties);
    };
  }

  private OptionalDouble number(Map<String, Object> properties) throws IOException {
    if (!properties.containsKey("Metrics")) {
      return metric(properties, properties.get("Statistic").toString());
    }
    String expression = "";
    Map<String, OptionalDouble> values = new LinkedHashMap<>();
    for (Object each : Template.list(properties.get("Metrics"))) {
      Map<String, Object> part = Template.map(each);
      if (part.containsKey("Expression")) {
        expression = part.get("Expression").toString();
      } else {
        Map<String, Object> stat = Template.map(part.get("MetricStat"));
        values.put(
            part.get("Id").toString(),
            metric(Template.map(stat.get("Metric")), stat.get("Stat").toString()));
      }
    }
    String[] words = expression.split(" ", -1);
    OptionalDouble left = values.get(words[0]);
    OptionalDouble right = values.get(words[2]);
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalDouble.empty();
    }
    double one = left.getAsDouble();
    double other = right.getAsDouble();
    return OptionalDouble.of(
        switch (words[1]) {
          case "-" -> one - other;
          case "/" -> one / other;
          default -> throw new IllegalArgumentException("not known here: " + expression);
        });
  }

  private OptionalDouble metric(Map<String, Object> metric, String statistic) throws IOException {
    String name = metric.get("MetricName").toString();
    if (metric.get("Namespace") instanceof Template.Intrinsic) {
      if (!statistic.equals("Sum")) {
        throw new IllegalArgumentException("not known here: " + metric);
      }
      List<Double> numbers = logged(name);
      return numbers.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(numbers.stream().mapToDouble(number -> number).sum());
    }
    Object dimension = Template.map(Template.list(metric.get("Dimensions")).get(0)).get("Value");
    String id = ((Template.Intrinsic) dimension).argument().toString().replace(".QueueName", "");
    double number = cloud.number(name, id);
    // Nobody counts what never happened.
    return number == 0 && !name.equals("Errors")
        ? OptionalDouble.empty()
        : OptionalDouble.of(number);
  }

  /** Returns the numbers that the metric filters take out of the functions' logs. */
  List<Double> logged(String metric) throws IOException {
    List<Double> numbers = new ArrayList<>();
    for (String id : template.resources("AWS::Logs::MetricFilter")) {
      Map<String, Object> filter = template.properties(id);
      Map<String, Object> transformation =
          Template.map(Template.list(filter.get("MetricTransformations")).get(0));
      if (!transformation.get("MetricName").equals(metric)) {
        continue;
      }
      LogPattern pattern = LogPattern.of(filter);
      String value = transformation.get("MetricValue").toString();
      String group = ((Template.Intrinsic) filter.get("LogGroupName")).argument().toString();
      for (String line : cloud.log(group.replace("Logs", "Function")).lines().toList()) {
        JsonNode json = JSON.readTree(line);
        if (pattern.matches(json)) {
          numbers.add(value.startsWith("$.") ? json.path(value.substring(2)).asDouble() : 1);
        }
      }
    }
    return numbers;
  }
}
