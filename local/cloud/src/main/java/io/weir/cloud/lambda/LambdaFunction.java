package io.weir.cloud.lambda;

import java.io.IOException;

/** A function that takes events, one at a time for each environment. */
public interface LambdaFunction extends AutoCloseable {
  /**
   * Invokes the function and returns what it answers.
   *
   * @throws FunctionFailedException if the invocation failed
   */
  byte[] invoke(byte[] event) throws IOException;

  @Override
  void close();
}
