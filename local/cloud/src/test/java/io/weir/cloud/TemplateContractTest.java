package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.aws.Environment;
import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.cloud.lambda.FunctionSpec;
import io.weir.cloud.stack.Stack;
import io.weir.cloud.stack.Template;
import io.weir.functions.answer.AnswerHandler;
import io.weir.functions.ingest.IngestHandler;
import io.weir.functions.notify.Channels;
import io.weir.functions.respond.RespondHandler;
import io.weir.functions.score.ScoreHandler;
import io.weir.functions.train.TrainHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the template to the code: what it names exists, and what the code needs is there. */
class TemplateContractTest {
  private static final Template TEMPLATE = TestServers.template();
  private static final Stack STACK = new Stack(TEMPLATE);

  @BeforeAll
  static void setRegion() {
    System.setProperty("aws.region", Stack.REGION);
  }

  @AfterAll
  static void clearRegion() {
    System.clearProperty("aws.region");
  }

  static Stream<String> functions() {
    return STACK.functions().stream();
  }

  @Test
  void functions_areTheSix() {
    assertThat(STACK.functions())
        .containsExactlyInAnyOrder(
            "IngestFunction",
            "ScoreFunction",
            "NotifyFunction",
            "TrainFunction",
            "RespondFunction",
            "AnswerFunction");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void handler_existsAndFits(String function) throws Exception {
    String[] handler = text(function, "Handler").split("::", -1);
    Class<?> type = Class.forName(handler[0]);
    assertThat(type.getConstructor()).isNotNull();
    assertThat(type.getMethods()).extracting("name").contains(handler[1]);
    assertThat(handler[1]).isEqualTo("handleRequest");
    assertThat(
            RequestStreamHandler.class.isAssignableFrom(type)
                || RequestHandler.class.isAssignableFrom(type))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void code_isTheJarThatTheModuleBuilds(String function) throws IOException {
    Path code = Path.of(text(function, "CodeUri"));
    Path module = Path.of("..", "..").resolve(code).getParent().getParent();
    String jar = code.getFileName().toString().replace(".jar", "");
    assertThat(Files.readString(module.resolve("pom.xml")))
        .contains("<weir.function>" + jar + "</weir.function>");
    String source = text(function, "Handler").replaceAll("::.*", "").replace('.', '/') + ".java";
    assertThat(module.resolve("src/main/java").resolve(source)).exists();
    assertThat(TEMPLATE.at("Resources", function, "Metadata", "SkipBuild")).isEqualTo(true);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void environment_setsWhatTheCodeReadsAndNothingElse(String function) {
    Map<String, String> set = STACK.function(function, Map.of()).environment();
    Set<String> read = new TreeSet<>();
    wire(
        function,
        new Environment(
            name -> {
              // What begins otherwise is the SDK's, and for tests.
              if (name.startsWith("WEIR_")) {
                read.add(name);
              }
              return Optional.ofNullable(set.get(name));
            }));
    assertThat(read).isEqualTo(new TreeSet<>(set.keySet()));
  }

  private static void wire(String function, Environment environment) {
    Object wired =
        switch (function) {
          case "IngestFunction" ->
              List.of(IngestHandler.step(environment), IngestHandler.allowList(environment));
          case "ScoreFunction" ->
              List.of(
                  ScoreHandler.dispatch(environment),
                  ScoreHandler.step(environment),
                  ScoreHandler.suppressions(environment),
                  ScoreHandler.allowList(environment),
                  ScoreHandler.deploys(environment),
                  environment.deploys(),
                  environment.metricNamespace());
          case "TrainFunction" ->
              List.of(
                  TrainHandler.dispatch(environment),
                  TrainHandler.step(environment),
                  TrainHandler.crawlers(environment));
          case "RespondFunction" ->
              List.of(
                  RespondHandler.step(environment),
                  RespondHandler.allowList(environment),
                  RespondHandler.incidents(environment),
                  environment.metricNamespace());
          case "AnswerFunction" ->
              List.of(AnswerHandler.step(environment), environment.answerKey());
          default -> Channels.of(environment);
        };
    assertThat(wired).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void log_isKeptForALimitedTime(String function) {
    Object group = Template.map(TEMPLATE.properties(function).get("LoggingConfig")).get("LogGroup");
    String id = ((Template.Intrinsic) group).argument().toString();
    assertThat(TEMPLATE.properties(id)).containsKey("RetentionInDays");
  }

  @Test
  void queue_givesTheFunctionSixTimesItsTimeout() {
    FunctionSpec ingest = STACK.function("IngestFunction", Map.of());
    int visibility = (Integer) TEMPLATE.properties("LogObjectQueue").get("VisibilityTimeout");
    assertThat(visibility).isGreaterThanOrEqualTo(6 * (int) ingest.timeout().toSeconds());
    Map<String, Object> redrive =
        Template.map(TEMPLATE.properties("LogObjectQueue").get("RedrivePolicy"));
    assertThat((Integer) redrive.get("maxReceiveCount")).isGreaterThanOrEqualTo(5);
  }

  @Test
  void secondTry_comesWhileTheWindowOfALoadBalancerIsOpen() {
    int visibility = (Integer) TEMPLATE.properties("LogObjectQueue").get("VisibilityTimeout");
    assertThat(2 * visibility).isLessThanOrEqualTo(1_800);
  }

  @Test
  void deadLettersThatCanBeRedriven_areNotMixedWithOthers() {
    Set<String> users = new TreeSet<>();
    for (String type : List.of("AWS::Events::Rule", "AWS::Serverless::Function")) {
      for (String id : TEMPLATE.resources(type)) {
        if (TEMPLATE.properties(id).toString().contains("LogObjectDeadLetters")) {
          users.add(id);
        }
      }
    }
    assertThat(users).isEmpty();
    assertThat(TEMPLATE.properties("LogObjectQueue").get("RedrivePolicy").toString())
        .contains("LogObjectDeadLetters");
  }

  @Test
  void whatIsKept_isRemovedAgainIfItsCreationFails() {
    for (String id :
        List.of(
            "LogBucket", "LogBucketPolicy", "ModelBucket", "ModelBucketPolicy", "IncidentsTable")) {
      assertThat(TEMPLATE.at("Resources", id, "DeletionPolicy")).isEqualTo("RetainExceptOnCreate");
      assertThat(TEMPLATE.at("Resources", id, "UpdateReplacePolicy")).isEqualTo("Retain");
    }
  }

  @Test
  void logBucket_takesLogsFromEachServiceThatDelivers() {
    Object document = TEMPLATE.at("Resources", "LogBucketPolicy", "Properties", "PolicyDocument");
    String statements = Template.map(document).get("Statement").toString();
    assertThat(statements)
        .contains("Service=logdelivery.elasticloadbalancing.amazonaws.com")
        .contains("Sid=ClassicLoadBalancersDeliver")
        .contains("Service=delivery.logs.amazonaws.com")
        .contains("Action=s3:GetBucketAcl")
        // CloudFront's deliveries come from us-east-1, whatever the region of the stack.
        .contains(":logs:*:${AWS::AccountId}:*")
        .contains("aws:SecureTransport=false");
  }

  @Test
  void searches_quoteTheNamespaceWhichHasASlash() {
    String body = TEMPLATE.properties("Dashboard").get("DashboardBody").toString();
    Matcher searches = Pattern.compile("SEARCH\\('\\{(.{2})").matcher(body);
    int found = 0;
    while (searches.find()) {
      assertThat(searches.group(1)).contains("\"");
      found++;
    }
    assertThat(found).isGreaterThan(5);
  }

  @Test
  void models_expireWithoutTheDocumentsAndThePointers() {
    Object rules =
        Template.map(TEMPLATE.properties("ModelBucket").get("LifecycleConfiguration")).get("Rules");
    for (Object rule : Template.list(rules)) {
      assertThat(Template.map(rule)).containsEntry("Prefix", "models/");
      int sparedBytes =
          Integer.parseInt(Template.map(rule).get("ObjectSizeGreaterThan").toString());
      // {"version":1,"model":"…"} with the longest name of a version.
      assertThat(sparedBytes).isGreaterThan(100);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LogPrefix, prod/, true",
    "LogPrefix, '', true",
    "LogPrefix, prod, false",
    "LogPrefix, /prod/, false",
    "LogBucketName, my-logs.example, true",
    "LogBucketName, My_Logs, false",
    "AlertEmail, you@example.org, true",
    "AlertEmail, you, false",
    "TimeZone, Europe/Berlin, true",
    "TimeZone, Europe Berlin, false",
    "AlertEndpoint, https://example.org/x, true",
    "AlertEndpoint, http://example.org, false",
    "LoadBalancerAccount, 054676820928, true",
    "LoadBalancerAccount, 54676820928, false"
  })
  void parameters_admitWhatMakesSense(String parameter, String value, boolean isAdmitted) {
    String pattern = TEMPLATE.at("Parameters", parameter, "AllowedPattern").toString();
    assertThat(Pattern.matches(pattern, value)).isEqualTo(isAdmitted);
  }

  @Test
  void parameters_standInAGroupEach() {
    Object groups = TEMPLATE.at("Metadata", "AWS::CloudFormation::Interface", "ParameterGroups");
    List<String> grouped = new ArrayList<>();
    for (Object group : Template.list(groups)) {
      Template.list(Template.map(group).get("Parameters"))
          .forEach(name -> grouped.add(name.toString()));
    }
    assertThat(grouped).containsExactlyInAnyOrderElementsOf(TEMPLATE.parameterDefaults().keySet());
  }

  @Test
  void work_onASourceIsNeverGivenToTwoAtOnce() {
    Map.of("ScoreFunction", "ScoreQueue", "TrainFunction", "TrainQueue")
        .forEach(
            (function, queue) -> {
              Map<String, Object> properties = TEMPLATE.properties(queue);
              int timeout = (int) STACK.function(function, Map.of()).timeout().toSeconds();
              assertThat(properties).containsEntry("FifoQueue", true);
              assertThat((Integer) properties.get("VisibilityTimeout")).isGreaterThan(timeout);
              assertThat(properties).containsKey("RedrivePolicy");
              assertThat(STACK.eventProperty(function, "Sources", "BatchSize")).isEqualTo(1);
            });
  }

  @Test
  void parts_outliveEveryMessageThatCanStillAddToTheirWindow() {
    int kept = (Integer) TEMPLATE.at("Parameters", "PartRetentionDays", "MinValue");
    int waits = (Integer) TEMPLATE.properties("LogObjectDeadLetters").get("MessageRetentionPeriod");
    assertThat(kept * 86_400).isGreaterThan(waits);
  }

  @Test
  void mappings_reportFailuresOneByOne() {
    List<String> expected = List.of("ReportBatchItemFailures");
    assertThat(STACK.eventProperty("IngestFunction", "LogObjects", "FunctionResponseTypes"))
        .isEqualTo(expected);
    assertThat(STACK.eventProperty("NotifyFunction", "Incidents", "FunctionResponseTypes"))
        .isEqualTo(expected);
  }

  @Test
  void stream_givesUpOnARecordInTheEndAndSaysSo() {
    Map<String, Object> mapping =
        Template.map(
            TEMPLATE.at("Resources", "NotifyFunction", "Properties", "Events", "Incidents"));
    Map<String, Object> properties = Template.map(mapping.get("Properties"));
    assertThat((Integer) properties.get("MaximumRetryAttempts")).isBetween(1, 10_000);
    assertThat((Integer) properties.get("MaximumRecordAgeInSeconds")).isBetween(60, 86_400);
    assertThat(properties).containsEntry("BisectBatchOnFunctionError", true);
    assertThat(properties).containsKeys("DestinationConfig", "FilterCriteria");
  }

  @Test
  void schedules_keepWhatFailed() {
    Map.of("ScoreFunction", "EveryMinute", "TrainFunction", "EveryDay")
        .forEach(
            (function, event) -> {
              assertThat(STACK.eventProperty(function, event, "DeadLetterConfig")).isNotNull();
              assertThat(STACK.eventProperty(function, event, "RetryPolicy")).isNotNull();
              assertThat(TEMPLATE.properties(function)).containsKey("EventInvokeConfig");
            });
  }

  @Test
  void tables_areEncryptedRecoverableAndExpire() {
    for (String table : TEMPLATE.resources("AWS::DynamoDB::Table")) {
      Map<String, Object> properties = TEMPLATE.properties(table);
      assertThat(Template.map(properties.get("SSESpecification")))
          .containsEntry("SSEEnabled", true);
      assertThat(Template.map(properties.get("PointInTimeRecoverySpecification")))
          .containsEntry("PointInTimeRecoveryEnabled", true);
      assertThat(Template.map(properties.get("TimeToLiveSpecification")))
          .containsEntry("AttributeName", "expires")
          .containsEntry("Enabled", true);
    }
    assertThat(TEMPLATE.properties("IncidentsTable").get("LocalSecondaryIndexes").toString())
        .contains(DynamoIncidentStore.LAST_SEEN_INDEX);
  }

  @Test
  void bucketsTopicsAndQueues_areEncrypted() {
    for (String bucket : TEMPLATE.resources("AWS::S3::Bucket")) {
      assertThat(TEMPLATE.properties(bucket))
          .containsKeys("BucketEncryption", "PublicAccessBlockConfiguration");
    }
    for (String topic : TEMPLATE.resources("AWS::SNS::Topic")) {
      assertThat(TEMPLATE.properties(topic)).containsKey("KmsMasterKeyId");
    }
    for (String queue : TEMPLATE.resources("AWS::SQS::Queue")) {
      assertThat(TEMPLATE.properties(queue)).containsEntry("SqsManagedSseEnabled", true);
    }
  }

  private static String text(String function, String property) {
    return TEMPLATE.properties(function).get(property).toString();
  }
}
