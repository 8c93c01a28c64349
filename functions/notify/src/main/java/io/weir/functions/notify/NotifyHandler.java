package io.weir.functions.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.aws.Environment;
import io.weir.aws.dynamo.BatchAnswer;
import io.weir.aws.dynamo.Journal;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.step.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Tells every channel of the incidents that changed, and by schedule of what a channel did not take
 * at once or what was held. Only a record that could not even be kept for later is answered as
 * failed, and Lambda goes on from there.
 */
public final class NotifyHandler implements RequestStreamHandler {
  private final Map<String, Channel> channels;

  /** Called by Lambda. */
  public NotifyHandler() {
    this(Channels.of(Environment.ofProcess()));
  }

  /** Returns a handler that tells each of the named channels. */
  public NotifyHandler(Map<String, Channel> channels) {
    this.channels = channels;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonObject event = Json.object(new String(in.readAllBytes(), UTF_8));
    Telling telling = new Telling(channels, new Journal(context.getLogger()::log));
    out.write(BatchAnswer.of(failing(event, telling)).getBytes(UTF_8));
  }

  private static List<String> failing(JsonObject event, Telling telling) {
    if (!event.has("Records")) {
      // The schedule's event has none.
      telling.catchUp();
      return List.of();
    }
    for (JsonObject record : event.objects("Records")) {
      if (!telling.isDone(record.object("dynamodb"))) {
        return List.of(record.object("dynamodb").text("SequenceNumber"));
      }
    }
    return List.of();
  }
}
