package io.weir.aws.dynamo;

import io.weir.json.Json;
import java.util.List;

/**
 * The answer that Lambda expects of a function that reports failures one by one.
 *
 * <p>Source: AWS Lambda Developer Guide, "Configuring partial batch response".
 */
public final class BatchAnswer {
  private BatchAnswer() {}

  /** Returns the answer as JSON: the messages or records that have to come again. */
  public static String of(List<String> failed) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("batchItemFailures");
          for (String id : failed) {
            out.writeStartObject();
            out.writeStringField("itemIdentifier", id);
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }
}
