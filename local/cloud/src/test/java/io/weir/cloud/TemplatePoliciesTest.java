package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cloud.Policies.Statement;
import io.weir.cloud.stack.Template;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the policies to the calls that the functions make when they run. */
class TemplatePoliciesTest {
  private static final Template TEMPLATE = TestServers.template();
  private static final Policies POLICIES = new Policies(TEMPLATE);

  /** Rights that no call of the code shows, and what they are for. */
  private static final Map<String, String> INDIRECT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("s3:GetObjectVersion", "the same call, in a bucket that keeps versions"),
              Map.entry("s3:ListBucket", "a missing object is called missing, not forbidden"),
              Map.entry("kms:Decrypt", "of encrypted objects and topics"),
              Map.entry("kms:GenerateDataKey", "of encrypted topics"),
              Map.entry("sqs:ReceiveMessage", "Lambda reads the queue"),
              Map.entry("sqs:DeleteMessage", "Lambda reads the queue"),
              Map.entry("sqs:GetQueueAttributes", "Lambda reads the queue"),
              Map.entry("sqs:SendMessage", "Lambda writes failed events"),
              Map.entry("dynamodb:DescribeStream", "Lambda reads the stream"),
              Map.entry("dynamodb:GetRecords", "Lambda reads the stream"),
              Map.entry("dynamodb:GetShardIterator", "Lambda reads the stream"),
              Map.entry("dynamodb:ListStreams", "Lambda reads the stream"),
              Map.entry("wafv2:GetIPSet", "by no client of the SDK; WafAddressSetTest sees it"),
              Map.entry("wafv2:UpdateIPSet", "by no client of the SDK; WafAddressSetTest sees it"),
              Map.entry("events:PutEvents", "by no client of the SDK; NotifyFaultsTest sees it"),
              Map.entry("logs:CreateLogStream", "Lambda writes the log"),
              Map.entry("logs:PutLogEvents", "Lambda writes the log"),
              Map.entry("xray:PutTraceSegments", "Lambda writes traces"),
              Map.entry("xray:PutTelemetryRecords", "Lambda writes traces")));

  /** What a function does only when there is cause, which the recorded run does not give. */
  private static final Set<String> RARE =
      Set.of("RespondFunction dynamodb:GetItem weir-local-IncidentsTable");

  @BeforeAll
  static void run() {
    PipelineRun.ensure();
  }

  @Test
  void policies_nameTheCallsThatAreMadeAndNoOthers() {
    for (String function : TEMPLATE.resources("AWS::Serverless::Function")) {
      Set<String> allowed = new TreeSet<>();
      for (Statement statement : POLICIES.statements(function)) {
        for (String action : statement.actions()) {
          statement.resources().forEach(each -> allowed.add(action + " " + each));
        }
      }
      Set<String> made = CallRecorder.calls(function);
      assertThat(made).as(function).isNotEmpty().isSubsetOf(allowed);
      allowed.removeAll(made);
      allowed.removeIf(unused -> RARE.contains(function + " " + unused));
      assertThat(allowed)
          .as(function)
          .allMatch(unused -> INDIRECT.containsKey(unused.substring(0, unused.indexOf(' '))));
    }
  }

  @Test
  void policies_useEveryIndirectRightSomewhere() {
    Set<String> used = new TreeSet<>();
    for (String function : TEMPLATE.resources("AWS::Serverless::Function")) {
      POLICIES.statements(function).forEach(statement -> used.addAll(statement.actions()));
    }
    assertThat(used).containsAll(INDIRECT.keySet());
  }

  @Test
  void policies_areOpenOnlyWhereThereIsNoResource() {
    for (String function : TEMPLATE.resources("AWS::Serverless::Function")) {
      for (Statement statement : POLICIES.statements(function)) {
        if (statement.resources().contains("*")) {
          assertThat(statement.actions())
              .isSubsetOf(
                  "dynamodb:ListStreams",
                  "cloudwatch:PutMetricData",
                  "xray:PutTraceSegments",
                  "xray:PutTelemetryRecords");
        }
      }
    }
  }
}
