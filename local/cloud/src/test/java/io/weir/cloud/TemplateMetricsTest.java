package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.alert.Alert;
import io.weir.alert.AlertMessages;
import io.weir.alert.SiteMetrics;
import io.weir.cloud.stack.Template;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds metric filters, alarms and the dashboard to what the functions log and emit. */
class TemplateMetricsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Template TEMPLATE = TestServers.template();

  @Test
  void metricFilters_matchLinesThatAreLogged() throws IOException {
    for (String id : TEMPLATE.resources("AWS::Logs::MetricFilter")) {
      Map<String, Object> filter = TEMPLATE.properties(id);
      String group = ((Template.Intrinsic) filter.get("LogGroupName")).argument().toString();
      LogPattern pattern = LogPattern.of(filter);
      Map<String, Object> metric =
          Template.map(Template.list(filter.get("MetricTransformations")).get(0));
      String value = metric.get("MetricValue").toString();
      assertThat(PipelineRun.lines(group.replace("Logs", "Function"), pattern.event()))
          .as(id)
          .isNotEmpty()
          .allSatisfy(
              line ->
                  assertThat(value.equals("1") || line.path(value.substring(2)).isNumber())
                      .isTrue())
          .allSatisfy(
              line -> assertThat(pattern.numbers()).allMatch(field -> line.path(field).isNumber()));
    }
  }

  @Test
  void alarmsAndDashboard_showMetricsThatAreEmittedAndAllOfTheFilters() throws IOException {
    Set<String> filters = new TreeSet<>();
    for (String id : TEMPLATE.resources("AWS::Logs::MetricFilter")) {
      Object transformations = TEMPLATE.properties(id).get("MetricTransformations");
      filters.add(Template.map(Template.list(transformations).get(0)).get("MetricName").toString());
    }
    Set<String> shown = new TreeSet<>(dashboard());
    shown.addAll(ownAlarms());
    Set<String> emitted = new TreeSet<>(filters);
    emitted.addAll(codeMetrics());
    assertThat(emitted).containsAll(shown);
    assertThat(shown).containsAll(filters);
  }

  /** As CloudWatch requires it: "Dashboard body structure and syntax" in its API reference. */
  @Test
  void dashboard_isWellFormedAndShowsTheSiteFirst() throws IOException {
    List<String> titles = new ArrayList<>();
    Set<String> taken = new TreeSet<>();
    for (JsonNode widget : body().path("widgets")) {
      JsonNode properties = widget.path("properties");
      titles.add(properties.path("title").asText());
      assertThat(widget.path("type").asText()).isIn("metric", "alarm", "log");
      assertThat(widget.path("x").asInt() + widget.path("width").asInt()).isBetween(1, 24);
      for (int x = 0; x < widget.path("width").asInt(); x++) {
        for (int y = 0; y < widget.path("height").asInt(); y++) {
          assertThat(
                  taken.add((widget.path("x").asInt() + x) + "/" + (widget.path("y").asInt() + y)))
              .as("overlap of " + titles)
              .isTrue();
        }
      }
      switch (widget.path("type").asText()) {
        case "metric" -> assertThat(properties.path("metrics")).isNotEmpty();
        case "alarm" -> assertThat(properties.path("alarms")).hasSize(alarms());
        default -> assertThat(properties.path("query").asText()).startsWith("SOURCE '");
      }
    }
    assertThat(titles.subList(1, 3))
        .containsExactly(
            "Incidents and attacks by kind", "How near to an incident (1 is the limit)");
    assertThat(titles.indexOf("Requests, and the band that is expected"))
        .isLessThan(titles.indexOf("Log objects"));
  }

  private static int alarms() {
    return TEMPLATE.resources("AWS::CloudWatch::Alarm").size();
  }

  private static JsonNode body() throws IOException {
    Object body = TEMPLATE.properties("Dashboard").get("DashboardBody");
    return JSON.readTree(
        ((Template.Intrinsic) body).argument().toString().replaceAll("\\$\\{[^}]+}", "x"));
  }

  private static Set<String> ownAlarms() {
    Set<String> names = new TreeSet<>();
    for (String id : TEMPLATE.resources("AWS::CloudWatch::Alarm")) {
      for (Map<String, Object> metric : metrics(TEMPLATE.properties(id))) {
        if (metric.get("Namespace") instanceof Template.Intrinsic) {
          names.add(metric.get("MetricName").toString());
        }
      }
    }
    return names;
  }

  private static List<Map<String, Object>> metrics(Map<String, Object> alarm) {
    if (!alarm.containsKey("Metrics")) {
      return List.of(alarm);
    }
    return Template.list(alarm.get("Metrics")).stream()
        .map(Template::map)
        .filter(part -> part.containsKey("MetricStat"))
        .map(part -> Template.map(Template.map(part.get("MetricStat")).get("Metric")))
        .toList();
  }

  /** Returns the names of our own metrics in the dashboard. */
  private static Set<String> dashboard() throws IOException {
    Set<String> names = new TreeSet<>();
    for (JsonNode widget : body().path("widgets")) {
      String namespace = "";
      for (JsonNode metric : widget.path("properties").path("metrics")) {
        if (metric.get(0).isObject()) {
          Matcher name =
              Pattern.compile("MetricName=\"(\\w+)\"")
                  .matcher(metric.get(0).path("expression").asText());
          assertThat(name.find()).isTrue();
          names.add(name.group(1));
          continue;
        }
        namespace = metric.get(0).asText().startsWith(".") ? namespace : metric.get(0).asText();
        if (namespace.startsWith("Weir/") && !metric.get(0).asText().equals("...")) {
          names.add(metric.get(1).asText());
        }
      }
    }
    return names;
  }

  private static Set<String> codeMetrics() throws IOException {
    String event = Files.readString(Path.of("..", "..", "events", "incidents-stream.json"));
    String json = JSON.readTree(event).at("/Records/0/dynamodb/NewImage/json/S").asText();
    Set<String> names = new TreeSet<>(SiteMetrics.NAMES);
    for (Incident.Notice notice : Incident.Notice.values()) {
      if (notice != Incident.Notice.NONE) {
        Incident incident =
            IncidentJson.read(json.replace("\"OPENED\"", '"' + notice.name() + '"'));
        names.add(AlertMessages.metric(new Alert(incident), PipelineRun.START).name());
      }
    }
    return names;
  }
}
