package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cloud.stack.Resolver;
import io.weir.cloud.stack.Template;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rule of the template with its target, its destination and its connection, as EventBridge goes
 * by them.
 *
 * <p>Source: Amazon EventBridge User Guide, "API destinations as targets" and "Connections".
 */
final class Exit {
  static final List<String> RULES =
      List.of("PagerDutyRule", "OpsgenieRule", "OpsgenieCloseRule", "TeamsRule", "WebhookRule");

  static final String ACCOUNT = "123456789012";

  private static final Template TEMPLATE = TestServers.template();

  private final Resolver resolver;
  private final Map<String, Object> rule;

  /** Returns the rule of a stack with these parameters; all others have their defaults. */
  Exit(String rule, Map<String, String> parameters) {
    Map<String, String> names = new HashMap<>(TEMPLATE.parameterDefaults());
    names.put("AWS::AccountId", ACCOUNT);
    names.putAll(parameters);
    this.resolver = new Resolver(TEMPLATE, names);
    this.rule = TEMPLATE.properties(rule);
  }

  Map<String, Object> target() {
    return Template.map(Template.list(rule.get("Targets")).get(0));
  }

  /** Returns the logical id of the API destination. */
  String destination() {
    return named(target().get("Arn"));
  }

  /** Returns whether the rule's pattern takes the event. */
  boolean takes(JsonNode event) {
    return EventPattern.takes(Template.map(resolver.resolve(rule.get("EventPattern"))), event);
  }

  /**
   * Returns the request that is made of the event.
   *
   * @param server where it goes in place of the destination's own host
   */
  HttpRequest request(URI server, JsonNode event) {
    Map<String, Object> destination = TEMPLATE.properties(destination());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path(destination, event) + query()))
            .header("Content-Type", "application/json; charset=utf-8")
            .method(
                destination.get("HttpMethod").toString(),
                BodyPublishers.ofString(body(event).toString()));
    Map<String, Object> key = Template.map(authorization().get("ApiKeyAuthParameters"));
    request.header(resolver.text(key.get("ApiKeyName")), resolver.text(key.get("ApiKeyValue")));
    return request.build();
  }

  /** The part of the event that the target chooses, with what the connection adds to it. */
  private ObjectNode body(JsonNode event) {
    ObjectNode body = (ObjectNode) at(target().get("InputPath"), event).deepCopy();
    Map<String, Object> added =
        Template.map(authorization().getOrDefault("InvocationHttpParameters", Map.of()));
    for (Object each : Template.list(added.getOrDefault("BodyParameters", List.of()))) {
      Map<String, Object> parameter = Template.map(each);
      body.put(parameter.get("Key").toString(), resolver.text(parameter.get("Value")));
    }
    return body;
  }

  private String path(Map<String, Object> destination, JsonNode event) {
    String path = URI.create(resolver.text(destination.get("InvocationEndpoint"))).getPath();
    for (Object value :
        Template.list(httpParameters().getOrDefault("PathParameterValues", List.of()))) {
      path = path.replaceFirst("\\*", at(value, event).asText());
    }
    return path;
  }

  private String query() {
    Map<String, Object> query =
        Template.map(httpParameters().getOrDefault("QueryStringParameters", Map.of()));
    return query.isEmpty()
        ? ""
        : query.entrySet().stream().map(Object::toString).collect(Collectors.joining("&", "?", ""));
  }

  private Map<String, Object> httpParameters() {
    return Template.map(target().getOrDefault("HttpParameters", Map.of()));
  }

  private Map<String, Object> authorization() {
    Object connection = TEMPLATE.properties(destination()).get("ConnectionArn");
    return Template.map(TEMPLATE.properties(named(connection)).get("AuthParameters"));
  }

  private static String named(Object arn) {
    return ((Template.Intrinsic) arn).argument().toString().replace(".Arn", "");
  }

  private static JsonNode at(Object path, JsonNode event) {
    return event.at(path.toString().replaceFirst("^\\$", "").replace('.', '/'));
  }
}
