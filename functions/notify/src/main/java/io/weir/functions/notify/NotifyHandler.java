package io.weir.functions.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.weir.aws.Environment;
import io.weir.aws.Journal;
import io.weir.step.Channel;
import java.util.List;
import java.util.Map;

/**
 * Tells every channel of the incidents that changed, and by schedule of what a channel did not take
 * at once or what was held. Only a record that could not even be kept for later is answered as
 * failed, and Lambda goes on from there.
 */
public final class NotifyHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
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
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    Telling telling = new Telling(channels, new Journal(context.getLogger()::log));
    if (event.getRecords() == null) {
      // The schedule's event has no records.
      telling.catchUp();
      return new StreamsEventResponse(List.of());
    }
    for (DynamodbStreamRecord record : event.getRecords()) {
      if (!telling.isDone(record)) {
        String sequence = record.getDynamodb().getSequenceNumber();
        return new StreamsEventResponse(List.of(new BatchItemFailure(sequence)));
      }
    }
    return new StreamsEventResponse(List.of());
  }
}
