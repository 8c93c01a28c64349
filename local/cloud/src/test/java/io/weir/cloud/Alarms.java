package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template's alarms, judged by what the functions logged: a metric filter's numbers of one
 * period, put together as the alarm says.
 */
final class Alarms {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Template template;

  Alarms(Template template) {
    this.template = template;
  }

  /** Returns whether one period with these log lines breaches the alarm's threshold. */
  boolean isBreached(String alarm, LocalCloud cloud) throws IOException {
    Map<String, Object> properties = template.properties(alarm);
    List<Double> numbers = numbers(properties.get("MetricName").toString(), cloud);
    if (numbers.isEmpty()) {
      return properties.get("TreatMissingData").equals("breaching");
    }
    double sum = numbers.stream().mapToDouble(number -> number).sum();
    double value =
        switch (properties.get("Statistic").toString()) {
          case "Sum" -> sum;
          case "Average" -> sum / numbers.size();
          default -> throw new IllegalArgumentException("not known here: " + properties);
        };
    double threshold = Double.parseDouble(properties.get("Threshold").toString());
    return switch (properties.get("ComparisonOperator").toString()) {
      case "GreaterThanThreshold" -> value > threshold;
      case "GreaterThanOrEqualToThreshold" -> value >= threshold;
      case "LessThanThreshold" -> value < threshold;
      default -> throw new IllegalArgumentException("not known here: " + properties);
    };
  }

  private List<Double> numbers(String metric, LocalCloud cloud) throws IOException {
    List<Double> numbers = new ArrayList<>();
    for (String id : template.resources("AWS::Logs::MetricFilter")) {
      Map<String, Object> filter = template.properties(id);
      Map<String, Object> transformation =
          Template.map(Template.list(filter.get("MetricTransformations")).get(0));
      if (!transformation.get("MetricName").equals(metric)) {
        continue;
      }
      Matcher event = Pattern.compile("\"(\\w+)\"").matcher(filter.get("FilterPattern").toString());
      if (!event.find()) {
        throw new IllegalArgumentException("not known here: " + filter);
      }
      String value = transformation.get("MetricValue").toString();
      String group = ((Template.Intrinsic) filter.get("LogGroupName")).argument().toString();
      for (String line : cloud.log(group.replace("Logs", "Function")).lines().toList()) {
        JsonNode json = JSON.readTree(line);
        if (json.path("event").asText().equals(event.group(1))) {
          numbers.add(value.startsWith("$.") ? json.path(value.substring(2)).asDouble() : 1);
        }
      }
    }
    return numbers;
  }
}
