package io.weir.cloud.lambda;

import java.io.IOException;
import java.io.Serial;

/** The function failed: its handler threw, ran out of time, or never started. */
public final class FunctionFailedException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  FunctionFailedException(String message) {
    super(message);
  }

  FunctionFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
