package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cloud.stack.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rule of the template with its target and its connection, as EventBridge goes by them. */
final class Exit {
  static final List<String> RULES =
      List.of("PagerDutyRule", "OpsgenieRule", "OpsgenieCloseRule", "TeamsRule", "WebhookRule");

  private static final Template TEMPLATE = TestServers.template();

  private final Map<String, Object> rule;

  Exit(String rule) {
    this.rule = TEMPLATE.properties(rule);
  }

  Map<String, Object> target() {
    return Template.map(Template.list(rule.get("Targets")).get(0));
  }

  /** Returns the logical id of the API destination. */
  String destination() {
    return ((Template.Intrinsic) target().get("Arn")).argument().toString().replace(".Arn", "");
  }

  /** Returns whether the rule's pattern takes the event. */
  boolean takes(String source, JsonNode detail) {
    Map<String, Object> pattern = Template.map(rule.get("EventPattern"));
    Map<String, Object> incident =
        Template.map(Template.map(pattern.get("detail")).get("incident"));
    List<String> severities =
        List.of(TEMPLATE.parameterDefaults().get("ExitSeverities").split(",", -1));
    boolean notice =
        !incident.containsKey("notice")
            || Template.list(incident.get("notice"))
                .contains(detail.at("/incident/notice").asText());
    return Template.list(pattern.get("source")).contains(source)
        && severities.contains(detail.at("/incident/severity").asText())
        && notice;
  }

  /** Returns the part of the event that is sent. */
  ObjectNode body(JsonNode detail) {
    return (ObjectNode) at(target().get("InputPath").toString(), detail).deepCopy();
  }

  private static JsonNode at(String path, JsonNode detail) {
    return detail.at(path.replace("$.detail", "").replace('.', '/'));
  }

  /** Returns the path to which it is sent. */
  String path(JsonNode detail) {
    Object endpoint = TEMPLATE.properties(destination()).get("InvocationEndpoint");
    String text =
        endpoint instanceof Template.Intrinsic i ? i.argument().toString() : "" + endpoint;
    String path = text.replaceFirst("^(https://[^/]*|\\$\\{\\w+})", "");
    for (Object value : values("PathParameterValues")) {
      path = path.replaceFirst("\\*", at(value.toString(), detail).asText());
    }
    return path.startsWith("/") ? path : "/hook";
  }

  private List<Object> values(String name) {
    Object parameters = target().get("HttpParameters");
    return parameters == null ? List.of() : Template.list(Template.map(parameters).get(name));
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    Template.map(Template.map(target().get("HttpParameters")).get("QueryStringParameters"))
        .forEach((name, value) -> query.put(name, value.toString()));
    return query;
  }

  /** Returns the members that the connection adds to the body. */
  List<String> secrets() {
    Object connection = TEMPLATE.properties(destination()).get("ConnectionArn");
    String id = ((Template.Intrinsic) connection).argument().toString().replace(".Arn", "");
    Map<String, Object> auth = Template.map(TEMPLATE.properties(id).get("AuthParameters"));
    if (!auth.containsKey("InvocationHttpParameters")) {
      return List.of();
    }
    Object body = Template.map(auth.get("InvocationHttpParameters")).get("BodyParameters");
    return Template.list(body).stream().map(each -> "" + Template.map(each).get("Key")).toList();
  }
}
