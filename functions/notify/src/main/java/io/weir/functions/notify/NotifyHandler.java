package io.weir.functions.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.weir.aws.Environment;
import io.weir.aws.Journal;
import io.weir.step.NotifyStep;
import java.util.List;
import java.util.Map;

/**
 * Tells every channel of the incidents that changed, and by schedule of the alerts that were held.
 * The first record that a channel did not take is answered, and Lambda goes on from there: what
 * comes after it may be about the same incident.
 */
public final class NotifyHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private final Map<String, NotifyStep> channels;

  /** Called by Lambda. */
  public NotifyHandler() {
    this(Channels.of(Environment.ofProcess()));
  }

  /** Returns a handler that tells each of the named channels by its own step. */
  public NotifyHandler(Map<String, NotifyStep> channels) {
    this.channels = channels;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    Telling telling = new Telling(channels, new Journal(context.getLogger()::log));
    if (event.getRecords() == null) {
      // The schedule's event has no records: it is time to tell of what was held.
      telling.tellHeld();
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
