package io.weir.store.outbound;

import io.weir.alert.AlertMessage;
import java.io.IOException;

/** Where alerts go. */
public interface AlertSink {
  /** For channels that carry metrics alone. */
  AlertSink NONE = message -> {};

  /**
   * Sends the message.
   *
   * @throws IOException if it was not taken; trying again may help
   */
  void send(AlertMessage message) throws IOException;
}
