package io.weir.respond;

import io.weir.finding.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A proposal as what an operator runs: commands of the AWS CLI (version 2) and resources of
 * Terraform. They make IP sets or a rate, and a rule group that uses them, to be named in a web
 * ACL; nothing is refused until it is. Whatever of a proposal comes out of logs is either an
 * address range, checked as such, or quoted.
 */
public final class WafCommands {
  private static final String VISIBILITY =
      "\"VisibilityConfig\":{\"SampledRequestsEnabled\":true,\"CloudWatchMetricsEnabled\":true,"
          + "\"MetricName\":\"%s\"}";

  private final String name;
  private final Proposal proposal;
  private final String scope;
  private final String region;

  /**
   * Returns the commands of a proposal.
   *
   * @param incident the incident's id, after which the resources are called
   * @param source the balancer or distribution that it is about
   */
  public WafCommands(String incident, String source, Proposal proposal) {
    this.name = "weir-" + incident;
    this.proposal = proposal;
    boolean distribution = isDistribution(source);
    this.scope = distribution ? "CLOUDFRONT" : "REGIONAL";
    this.region = distribution ? " --region us-east-1" : "";
  }

  /** Returns whether the source is a distribution of CloudFront, whose web ACLs are global. */
  public static boolean isDistribution(String source) {
    return source.length() >= 11
        && source.startsWith("E")
        && source.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
  }

  /** Returns the commands, each on a line; none for a proposal of nothing. */
  public List<String> cli() {
    List<String> commands = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    for (String version : versions()) {
      String variable = version;
      commands.add(
          variable
              + "=$(aws wafv2 create-ip-set"
              + region
              + " --scope "
              + scope
              + " --name "
              + name
              + "-"
              + version.toLowerCase(Locale.ROOT)
              + " --ip-address-version "
              + version
              + " --addresses "
              + String.join(" ", ranges(version))
              + " --query Summary.ARN --output text)");
      statements.add("{\"IPSetReferenceStatement\":{\"ARN\":\"'\"$" + variable + "\"'\"}}");
    }
    if (proposal.kind() == Proposal.Kind.LIMIT) {
      statements.add(rate());
    }
    if (!statements.isEmpty()) {
      commands.add(ruleGroup(statements));
      commands.add("# then add the rule group " + name + " to the web ACL, before other rules");
    }
    return commands;
  }

  private String ruleGroup(List<String> statements) {
    String visibility = VISIBILITY.formatted(name);
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      rules.add(
          "{\"Name\":\"%s-%d\",\"Priority\":%d,\"Statement\":%s,\"Action\":{\"Block\":{}},%s}"
              .formatted(name, i, i, statements.get(i), visibility));
    }
    return "aws wafv2 create-rule-group%s --scope %s --name %s --capacity 50"
            .formatted(region, scope, name)
        + " --visibility-config SampledRequestsEnabled=true,CloudWatchMetricsEnabled=true,"
        + "MetricName=%s --rules '[%s]'".formatted(name, String.join(",", rules));
  }

  private String rate() {
    String narrowed =
        proposal.path().isEmpty()
            ? ""
            : (",\"ScopeDownStatement\":{\"ByteMatchStatement\":{\"FieldToMatch\":{\"UriPath\":{}},"
                    + "\"PositionalConstraint\":\"%s\",\"SearchString\":\"%s\","
                    + "\"TextTransformations\":[{\"Priority\":0,\"Type\":\"NONE\"}]}}")
                .formatted(constraint(), searched());
    return "{\"RateBasedStatement\":{\"Limit\":%d,\"EvaluationWindowSec\":300,"
            .formatted(proposal.limit())
        + "\"AggregateKeyType\":\"IP\"%s}}".formatted(narrowed);
  }

  /** A form of paths is matched by how it begins. */
  private String constraint() {
    return searched().equals(proposal.path()) ? "EXACTLY" : "STARTS_WITH";
  }

  /** The path up to what a shell, JSON or the form would take for something else. */
  private String searched() {
    String path = proposal.path();
    int end = 0;
    while (end < path.length() && isPlain(path.charAt(end))) {
      end++;
    }
    return path.substring(0, end);
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "/-_.~%".indexOf(c) >= 0;
  }

  /** Returns the resources of Terraform; empty for a proposal of nothing. */
  public String terraform() {
    StringBuilder text = new StringBuilder();
    for (String version : versions()) {
      text.append(
          """
          resource "aws_wafv2_ip_set" "%s_%s" {
            name               = "%s-%s"
            scope              = "%s"
            ip_address_version = "%s"
            addresses          = [%s]
          }
          """
              .formatted(
                  identifier(),
                  lower(version),
                  name,
                  lower(version),
                  scope,
                  version,
                  ranges(version).stream()
                      .map(range -> "\"" + range + "\"")
                      .collect(Collectors.joining(", "))));
    }
    return text.append(proposal.kind() == Proposal.Kind.NONE ? "" : group()).toString();
  }

  private String group() {
    StringBuilder rules = new StringBuilder();
    int priority = 0;
    for (String version : versions()) {
      rules.append(
          rule(
              priority++,
              """
                    ip_set_reference_statement {
                      arn = aws_wafv2_ip_set.%s_%s.arn
                    }
              """
                  .formatted(identifier(), lower(version))));
    }
    if (proposal.kind() == Proposal.Kind.LIMIT) {
      rules.append(
          rule(
              priority,
              """
                    rate_based_statement {
                      limit                 = %d
                      evaluation_window_sec = 300
                      aggregate_key_type    = "IP"
              %s      }
              """
                  .formatted(proposal.limit(), narrowed())));
    }
    return """
    resource "aws_wafv2_rule_group" "%s" {
      name     = "%s"
      scope    = "%s"
      capacity = 50
    %s  visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "%s"
        sampled_requests_enabled   = true
      }
    }
    """
        .formatted(identifier(), name, scope, rules, name);
  }

  private String narrowed() {
    return proposal.path().isEmpty()
        ? ""
        : """
                scope_down_statement {
                  byte_match_statement {
                    search_string         = "%s"
                    positional_constraint = "%s"
                    field_to_match {
                      uri_path {}
                    }
                    text_transformation {
                      priority = 0
                      type     = "NONE"
                    }
                  }
                }
        """
            .formatted(searched(), constraint());
  }

  private String rule(int priority, String statement) {
    return """
      rule {
        name     = "%s-%d"
        priority = %d
        action {
          block {}
        }
        statement {
    %s    }
        visibility_config {
          cloudwatch_metrics_enabled = true
          metric_name                = "%s"
          sampled_requests_enabled   = true
        }
      }
    """
        .formatted(name, priority, priority, statement, name);
  }

  private String identifier() {
    return name.replace('-', '_');
  }

  private List<String> versions() {
    return List.of("IPV4", "IPV6").stream().filter(version -> !ranges(version).isEmpty()).toList();
  }

  private List<String> ranges(String version) {
    boolean six = version.equals("IPV6");
    return proposal.ranges().stream().filter(range -> (range.indexOf(':') >= 0) == six).toList();
  }

  private static String lower(String version) {
    return version.toLowerCase(Locale.ROOT);
  }
}
