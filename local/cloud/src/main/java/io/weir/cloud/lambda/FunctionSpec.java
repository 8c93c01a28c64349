package io.weir.cloud.lambda;

import java.time.Duration;
import java.util.Map;

/**
 * A function as the template describes it.
 *
 * @param name what it is called in logs
 * @param handler class and method, as Lambda takes it
 * @param jarName the file name of its deployable jar
 * @param memoryMegabytes what it may use
 * @param timeout how long one invocation may take
 * @param environment its environment variables
 */
public record FunctionSpec(
    String name,
    String handler,
    String jarName,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> environment) {
  public FunctionSpec {
    environment = Map.copyOf(environment);
  }

  String handlerClass() {
    return handler.substring(0, handler.indexOf("::"));
  }
}
