package io.weir.cloud.lambda;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a function was invoked, and how often that failed, as Lambda's metrics do. */
public final class CountedFunction implements LambdaFunction {
  private LambdaFunction function;
  private final AtomicInteger invocations = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();

  public CountedFunction(LambdaFunction function) {
    this.function = function;
  }

  /** Puts another in the place of the function, as an update does; events go on coming. */
  public void replace(LambdaFunction other) {
    function.close();
    function = other;
  }

  public int invocations() {
    return invocations.get();
  }

  public int errors() {
    return errors.get();
  }

  @Override
  public byte[] invoke(byte[] event) throws IOException {
    invocations.incrementAndGet();
    try {
      return function.invoke(event);
    } catch (FunctionFailedException e) {
      errors.incrementAndGet();
      throw e;
    }
  }

  @Override
  public void close() {
    function.close();
  }
}
