package io.weir.cloud.stack;

import io.weir.cloud.lambda.FunctionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The template's resources as they are called here. Tables, buckets and functions' environments
 * come from the template itself, so that what runs here is what is deployed.
 */
public final class Stack {
  public static final String REGION = "eu-central-1";
  private static final String ACCOUNT = "000000000000";
  private static final String NAME = "weir-local";
  private static final String IP_SET = "arn:aws:wafv2:%s:%s:regional/ipset/%s/%s-id";

  /** Nobody listens there: what is sent to it is handed to the function. */
  public static final String ANSWER_URL = "https://answer.weir-local.example/";

  private final Template template;
  private final Resolver resolver;

  /** Returns the stack with all that its operator may want, to be tried. */
  public Stack(Template template) {
    this(template, Map.of("Answers", "yes", "Deploys", "shop=app/shop*"));
  }

  /** Returns the stack with the parameters, in place of the template's defaults. */
  public Stack(Template template, Map<String, String> parameters) {
    this.template = template;
    Map<String, String> names = new TreeMap<>(template.parameterDefaults());
    // What a stack has only if its operator wants it, and what is tried here all the same.
    names.put("EventBus", NAME + "-incidents");
    names.putAll(parameters);
    names.put("AnswerKey", NAME + "-AnswerKey");
    names.put("AnswerFunctionUrl.FunctionUrl", ANSWER_URL);
    names.put("AWS::StackName", NAME);
    names.put("AWS::Region", REGION);
    names.put("AWS::AccountId", ACCOUNT);
    names.put("AWS::Partition", "aws");
    for (String id : template.resources("AWS::DynamoDB::Table")) {
      names.put(id, NAME + "-" + id);
    }
    for (String id : template.resources("AWS::S3::Bucket")) {
      names.put(id, NAME + "-" + id.toLowerCase(Locale.ROOT));
    }
    for (String id : template.resources("AWS::SNS::Topic")) {
      names.put(id, "arn:aws:sns:%s:%s:%s-%s".formatted(REGION, ACCOUNT, NAME, id));
    }
    for (String id : template.resources("AWS::SQS::Queue")) {
      String kind = template.properties(id).containsKey("FifoQueue") ? ".fifo" : "";
      names.put(
          id, "https://sqs.%s.amazonaws.com/%s/%s-%s%s".formatted(REGION, ACCOUNT, NAME, id, kind));
    }
    for (String id : template.resources("AWS::WAFv2::IPSet")) {
      names.put(id + ".Arn", IP_SET.formatted(REGION, ACCOUNT, id, id));
    }
    this.resolver = new Resolver(template, names);
  }

  /** Returns what the resource is called, or the ARN of a topic, or the URL of a queue. */
  public String name(String logicalId) {
    return resolver.text(new Template.Intrinsic("Ref", logicalId));
  }

  /** Returns the function's description for this machine. */
  public FunctionSpec function(String logicalId, Map<String, String> further) {
    Map<String, Object> properties = template.properties(logicalId);
    Map<String, String> environment = new TreeMap<>(further);
    Template.map(Template.map(properties.get("Environment")).get("Variables"))
        .forEach((name, value) -> environment.put(name, resolver.text(value)));
    return new FunctionSpec(
        NAME + "-" + logicalId,
        properties.get("Handler").toString(),
        Path.of(properties.get("CodeUri").toString()).getFileName().toString(),
        Integer.parseInt(properties.get("MemorySize").toString()),
        Duration.ofSeconds(Long.parseLong(properties.get("Timeout").toString())),
        environment);
  }

  public void createBuckets(S3Client s3) {
    for (String id : template.resources("AWS::S3::Bucket")) {
      s3.createBucket(request -> request.bucket(name(id)));
    }
  }

  public void createTables(DynamoDbClient dynamo) {
    for (String id : template.resources("AWS::DynamoDB::Table")) {
      Map<String, Object> table = Template.map(resolver.resolve(template.properties(id)));
      dynamo.createTable(Tables.creation(name(id), table));
      dynamo.updateTimeToLive(Tables.timeToLive(name(id), table));
    }
  }

  /** Returns a property of a function's event source. */
  public Object eventProperty(String function, String event, String property) {
    return template.at(
        "Resources", function, "Properties", "Events", event, "Properties", property);
  }

  /** Returns how often a message is received before it is a dead letter. */
  public int receives(String queue) {
    return (Integer) redrive(queue).get("maxReceiveCount");
  }

  /** Returns the queue of a queue's dead letters. */
  public String deadLetters(String queue) {
    Object target = ((Template.Intrinsic) redrive(queue).get("deadLetterTargetArn")).argument();
    return target.toString().replace(".Arn", "");
  }

  private Map<String, Object> redrive(String queue) {
    return Template.map(template.properties(queue).get("RedrivePolicy"));
  }

  /** Returns how often a run by a schedule is tried again. */
  public int retries(String function) {
    return (Integer)
        template.at(
            "Resources", function, "Properties", "EventInvokeConfig", "MaximumRetryAttempts");
  }

  /** Returns the queue for what failed for good. */
  public String onFailure(String function) {
    Object target =
        template.at(
            "Resources",
            function,
            "Properties",
            "EventInvokeConfig",
            "DestinationConfig",
            "OnFailure",
            "Destination");
    return ((Template.Intrinsic) target).argument().toString().replace(".Arn", "");
  }

  public List<String> functions() {
    return template.resources("AWS::Serverless::Function");
  }
}
