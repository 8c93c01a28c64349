package io.weir.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A function in this process, where the runtime interface client does not run. Takes events of
 * several threads at once.
 */
public final class InProcessFunction implements LambdaFunction {
  private final RequestStreamHandler handler;
  private final Context context;

  private InProcessFunction(RequestStreamHandler handler, Context context) {
    this.handler = handler;
    this.context = context;
  }

  /** Returns a function that reads its event itself and logs to the logger. */
  public static InProcessFunction of(
      FunctionSpec spec, RequestStreamHandler handler, LambdaLogger logger) {
    return new InProcessFunction(handler, new LocalContext(spec, logger));
  }

  @Override
  public byte[] invoke(byte[] event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (OutputStream out = answer) {
      handler.handleRequest(new ByteArrayInputStream(event), out, context);
    } catch (IOException | RuntimeException e) {
      throw new FunctionFailedException(context.getFunctionName() + " failed: " + e, e);
    }
    return answer.toByteArray();
  }

  @Override
  public void close() {
    // There is nothing to end.
  }
}
