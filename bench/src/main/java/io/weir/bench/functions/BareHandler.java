package io.weir.bench.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The least that a function can be which does the calls to AWS that ours cannot do without: an
 * object is read from S3, an item is put into a table and read again. It runs from the jar of the
 * function that it is compared with, so that both have the same SDK.
 */
public final class BareHandler implements RequestStreamHandler {
  private final S3Client s3 = BareClients.s3();
  private final DynamoDbClient dynamo = BareClients.dynamo();
  private final String bucket = System.getenv("BARE_BUCKET");
  private final String key = System.getenv("BARE_KEY");
  private final String table = System.getenv("BARE_TABLE");

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    byte[] event = in.readAllBytes();
    long bytes = event.length;
    if (BareClients.isNothing(event)) {
      return;
    }
    try (InputStream object = s3.getObject(request -> request.bucket(bucket).key(key))) {
      bytes += object.readAllBytes().length;
    }
    Map<String, AttributeValue> item =
        Map.of("pk", AttributeValue.fromS("bare"), "sk", AttributeValue.fromS("bare"));
    dynamo.putItem(request -> request.tableName(table).item(item));
    dynamo.getItem(request -> request.tableName(table).key(item).consistentRead(true));
    context.getLogger().log("read " + bytes + "\n");
    out.write("{}".getBytes(UTF_8));
  }
}
