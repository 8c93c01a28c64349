package io.weir.cloud;

import io.weir.cloud.stack.Stack;
import io.weir.cloud.stack.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the template's roles allow. */
final class Policies {
  private final Template template;
  private final Stack stack;

  Policies(Template template) {
    this.template = template;
    this.stack = new Stack(template);
  }

  /** Which actions are allowed on which resources, as calls name them here. */
  record Statement(Set<String> actions, Set<String> resources) {}

  private String role(String function) {
    Object role = template.properties(function).get("Role");
    return ((Template.Intrinsic) role).argument().toString().replace(".Arn", "");
  }

  /** Returns what the function is allowed. */
  List<Statement> statements(String function) {
    List<Statement> statements = new ArrayList<>();
    for (Object policy : Template.list(template.properties(role(function)).get("Policies"))) {
      Object document = Template.map(policy).get("PolicyDocument");
      for (Object part : Template.list(Template.map(document).get("Statement"))) {
        Object statement =
            part instanceof Template.Intrinsic choice
                ? Template.list(choice.argument()).get(1)
                : part;
        statements.add(
            new Statement(
                texts(Template.map(statement).get("Action")),
                resources(Template.map(statement).get("Resource"))));
      }
    }
    return statements;
  }

  private static Set<String> texts(Object part) {
    Set<String> texts = new TreeSet<>();
    (part instanceof List<?> list ? list : List.of(part))
        .forEach(each -> texts.add(each.toString()));
    return texts;
  }

  /** Returns the resources by the names under which calls name them here. */
  private Set<String> resources(Object part) {
    Set<String> names = new TreeSet<>();
    for (Object each : part instanceof List<?> list ? list : List.of(part)) {
      if (!(each instanceof Template.Intrinsic intrinsic)) {
        names.add(each.toString());
        continue;
      }
      String text = intrinsic.argument().toString();
      if (intrinsic.name().equals("If") || text.contains(":::weir-logs-")) {
        // Further buckets, of this account or of others, which are as the first.
        continue;
      }
      if (text.contains("${Bucket}")) {
        names.add(stack.name("LogBucket"));
      } else if (text.contains("/index/")) {
        names.add(stack.name("IncidentsTable") + text.substring(text.indexOf("/index/")));
      } else {
        String id = text.replaceAll("^\\$\\{|[.}].*$", "");
        names.add(isNamed(id) ? stack.name(id) : id);
      }
    }
    return names;
  }

  private boolean isNamed(String id) {
    return Stream.of(
            "AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::SNS::Topic", "AWS::SQS::Queue")
        .anyMatch(type -> template.resources(type).contains(id));
  }
}
