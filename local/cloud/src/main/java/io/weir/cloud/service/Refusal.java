package io.weir.cloud.service;

import java.io.Serial;

/** What a service answers when it does not take a request. */
final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  static Refusal invalid(String message) {
    return new Refusal(400, "InvalidParameter", message);
  }
}
