package io.weir.log.named;

import io.weir.log.RequestFields;

/** A number of a request that a named field may fill. */
public enum NumberField {
  STATUS,
  TARGET_STATUS,
  CLIENT_PORT,
  TARGET_PORT,
  LISTENER_PORT,
  RECEIVED_BYTES,
  SENT_BYTES,
  REQUEST_MICROS,
  TARGET_MICROS,
  RESPONSE_MICROS,
  TOTAL_MICROS;

  void set(RequestFields request, long value) {
    switch (this) {
      case STATUS -> request.status = (int) value;
      case TARGET_STATUS -> request.targetStatus = (int) value;
      case CLIENT_PORT -> request.clientPort = (int) value;
      case TARGET_PORT -> request.targetPort = (int) value;
      case LISTENER_PORT -> request.port = (int) value;
      case RECEIVED_BYTES -> request.receivedBytes = value;
      case SENT_BYTES -> request.sentBytes = value;
      case REQUEST_MICROS -> request.requestMicros = value;
      case TARGET_MICROS -> request.targetMicros = value;
      case RESPONSE_MICROS -> request.responseMicros = value;
      case TOTAL_MICROS -> request.totalMicros = value;
    }
  }

  /** Returns the largest value that is no nonsense. */
  long most() {
    return switch (this) {
      case STATUS, TARGET_STATUS -> 999;
      case CLIENT_PORT, TARGET_PORT, LISTENER_PORT -> 65_535;
      default -> Long.MAX_VALUE;
    };
  }
}
