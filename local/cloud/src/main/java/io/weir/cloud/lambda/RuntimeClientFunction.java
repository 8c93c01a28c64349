package io.weir.cloud.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function in a process of its own, run by the runtime interface client that Lambda runs it by.
 * Starts on the first event.
 */
public final class RuntimeClientFunction implements LambdaFunction {
  private final FunctionSpec spec;
  private final List<Path> classPath;
  private final Path log;
  private RuntimeApi api;
  private Process process;

  /** Returns a function that runs from the class path and writes what it logs to the file. */
  public RuntimeClientFunction(FunctionSpec spec, List<Path> classPath, Path log) {
    this.spec = spec;
    this.classPath = List.copyOf(classPath);
    this.log = log;
  }

  /** Returns whether the runtime interface client runs here: its native part is for Linux only. */
  public static boolean isSupported() {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && (architecture.equals("amd64") || architecture.equals("aarch64"));
  }

  @Override
  public synchronized byte[] invoke(byte[] event) throws IOException {
    if (process == null) {
      start();
    }
    try {
      return api.invoke(event).get(api.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new FunctionFailedException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new FunctionFailedException(spec.name() + " ran out of time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FunctionFailedException("interrupted", e);
    }
  }

  private void start() throws IOException {
    api = new RuntimeApi(spec);
    ProcessBuilder builder = new ProcessBuilder(command());
    Map<String, String> environment = builder.environment();
    environment.putAll(spec.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", spec.name());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    environment.put("_HANDLER", spec.handler());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var unused =
        process
            .onExit()
            .thenAccept(
                ended ->
                    api.end(
                        spec.name() + " ended with status " + ended.exitValue() + "; see " + log));
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What Lambda's own runtime starts with, and a heap that leaves room as there.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    command.add("-Xmx" + spec.memoryMegabytes() * 85 / 100 + "m");
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-cp");
    command.add(
        String.join(
            System.getProperty("path.separator"), classPath.stream().map(Path::toString).toList()));
    command.add(AWSLambda.class.getName());
    command.add(spec.handler());
    return command;
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroy();
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
      api.close();
    }
  }
}
