package io.weir.cloud;

import io.weir.cloud.lambda.RuntimeClientFunction;

/** How functions run here. */
public enum Mode {
  /** Each in a process of its own, by the runtime interface client that Lambda uses. */
  RUNTIME_CLIENT("the Lambda runtime interface client, a process for each function"),
  /** In this process, by a call of its handler. */
  IN_PROCESS("calls of their handlers in this process");

  private final String description;

  Mode(String description) {
    this.description = description;
  }

  /** Returns what it is, in words. */
  public String description() {
    return description;
  }

  /** Returns the one that is closest to Lambda among those that run here. */
  public static Mode best() {
    return RuntimeClientFunction.isSupported() ? RUNTIME_CLIENT : IN_PROCESS;
  }
}
