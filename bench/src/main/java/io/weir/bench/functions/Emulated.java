package io.weir.bench.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A function under AWS's emulator of Lambda's runtime interface, which starts its process on the
 * first event.
 */
final class Emulated implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int TICKS_PER_SECOND = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process emulator;
  private final URI invocations;
  private final Path log;
  private double cpuBefore;

  /**
   * How an event was answered.
   *
   * @param seconds from the event to its answer; of the first with the start of the process
   * @param cpuSeconds of the function's process in that time
   */
  record Answer(double seconds, double cpuSeconds) {}

  /**
   * Returns the function; its process is not started yet.
   *
   * @param emulator the program
   * @param runtime the command that starts the function's process
   */
  Emulated(Path emulator, List<String> runtime, Map<String, String> environment, Path log)
      throws IOException {
    this.log = log;
    int port = freePort();
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
      // One processor, as a function of less than 1,769 MB has; the last one is the quietest.
      String last = Integer.toString(Runtime.getRuntime().availableProcessors() - 1);
      command.addAll(List.of("taskset", "-c", System.getProperty("weir.processor", last)));
    }
    command.add(emulator.toString());
    command.addAll(List.of("--runtime-interface-emulator-address", "127.0.0.1:" + port));
    command.addAll(List.of("--runtime-api-address", "127.0.0.1:" + freePort()));
    command.addAll(runtime);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(log.toFile());
    this.emulator = builder.start();
    this.invocations =
        URI.create("http://127.0.0.1:" + port + "/2015-03-31/functions/function/invocations");
    await(port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await(int port) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && emulator.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (ConnectException e) {
        pause();
      }
    }
    throw new IOException("the emulator does not start; see " + log);
  }

  /** Gives the function an event. */
  Answer invoke(String event) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(invocations)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (response.statusCode() != 200 || response.body().contains("\"errorMessage\"")) {
      throw new IOException("the function failed: " + response.body() + "; see " + log);
    }
    double cpu = cpuSeconds();
    Answer answer = new Answer(seconds, cpu - cpuBefore);
    cpuBefore = cpu;
    return answer;
  }

  /** Returns what the function has logged, with what the emulator says. */
  String logged() throws IOException {
    return Files.readString(log);
  }

  private ProcessHandle function() throws IOException {
    return emulator
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow(() -> new IOException("no process of the function; see " + log));
  }

  /** Returns what the process has used so far, in steps of a hundredth. */
  private double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(function().pid()), "stat"));
    // Behind the name in brackets, user and system time are the twelfth and thirteenth.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
  }

  /**
   * Ends the function's process in order, so that it leaves what it was told to leave at its end.
   */
  void endInOrder() throws IOException, InterruptedException {
    ProcessHandle function = function();
    function.destroy();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (function.isAlive() && System.nanoTime() < deadline) {
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> started = emulator.descendants().toList();
    emulator.destroy();
    started.forEach(ProcessHandle::destroyForcibly);
    try {
      if (!emulator.waitFor(5, TimeUnit.SECONDS)) {
        emulator.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emulator.destroyForcibly();
    }
  }
}
