package io.weir.cloud;

import io.weir.aws.EventClock;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Notes which calls of AWS a function makes; every client of the test's JVM reports here. Named in
 * the file in which the SDK looks for such.
 */
public final class CallRecorder implements ExecutionInterceptor {
  private static final ThreadLocal<String> FUNCTION = new ThreadLocal<>();
  private static final Map<String, Set<String>> CALLS = new TreeMap<>();

  /** Runs the work as the function: its calls are noted as that function's. */
  static <T> T as(String function, EventClock.Work<T> work) throws IOException {
    FUNCTION.set(function);
    try {
      return work.run();
    } finally {
      FUNCTION.remove();
    }
  }

  /** Returns the calls of the function as {@code action resource}. */
  static synchronized Set<String> calls(String function) {
    return new TreeSet<>(CALLS.getOrDefault(function, Set.of()));
  }

  private static synchronized void note(String function, String call) {
    CALLS.computeIfAbsent(function, none -> new TreeSet<>()).add(call);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String function = FUNCTION.get();
    if (function != null && context.request() instanceof TransactWriteItemsRequest transaction) {
      // It takes no right of its own, but that of each of its writes.
      transaction.transactItems().forEach(item -> note(function, call(item)));
    } else if (function != null) {
      String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
      String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      // Streams are read by the mapping, in the function's thread here.
      if (!service.equals("DynamoDbStreams")) {
        note(function, action(service, operation) + " " + resource(context.request()));
      }
    }
  }

  private static String call(TransactWriteItem item) {
    return item.put() == null
        ? "dynamodb:ConditionCheckItem " + item.conditionCheck().tableName()
        : "dynamodb:PutItem " + item.put().tableName();
  }

  private static String action(String service, String operation) {
    return switch (service) {
      case "S3" -> "s3:" + (operation.equals("ListObjectsV2") ? "ListBucket" : operation);
      case "DynamoDb" -> "dynamodb:" + operation;
      case "Sqs" -> "sqs:" + (operation.equals("SendMessageBatch") ? "SendMessage" : operation);
      case "Sns" -> "sns:" + operation;
      case "CloudWatch" -> "cloudwatch:" + operation;
      default -> service + ":" + operation;
    };
  }

  private static String resource(SdkRequest request) {
    if (request instanceof QueryRequest query && query.indexName() != null) {
      return query.tableName() + "/index/" + query.indexName();
    }
    String field = request instanceof DynamoDbRequest ? "TableName" : "Bucket";
    return request
        .getValueForField(field, String.class)
        .or(() -> request.getValueForField("TopicArn", String.class))
        .or(() -> request.getValueForField("QueueUrl", String.class))
        .orElse("*");
  }
}
