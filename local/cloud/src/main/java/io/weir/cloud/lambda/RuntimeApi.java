package io.weir.cloud.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The HTTP interface from which a Lambda runtime fetches its invocations, on the loopback
 * interface.
 *
 * <p>Source: AWS Lambda Developer Guide, "Using the Lambda runtime API".
 */
final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "runtime-api");
            thread.setDaemon(true);
            return thread;
          });
  private final FunctionSpec spec;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<byte[]> ended = new CompletableFuture<>();

  private record Invocation(String id, String event, CompletableFuture<byte[]> answer) {}

  RuntimeApi(FunctionSpec spec) throws IOException {
    this.spec = spec;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(ROOT, this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands the event to the runtime and returns its answer to come. */
  CompletableFuture<byte[]> invoke(byte[] event) {
    Invocation invocation =
        new Invocation(
            UUID.randomUUID().toString(), new String(event, UTF_8), new CompletableFuture<>());
    waiting.add(invocation);
    return CompletableFuture.anyOf(invocation.answer(), ended).thenApply(byte[].class::cast);
  }

  /** Fails all invocations, now and from now on. */
  void end(String reason) {
    ended.completeExceptionally(new FunctionFailedException(reason));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(ROOT.length());
    if (path.equals("invocation/next")) {
      next(exchange);
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.equals("init/error")) {
      end(spec.name() + " does not start: " + new String(body, UTF_8));
    } else {
      String[] parts = path.split("/", -1);
      Invocation invocation = running.remove(parts[1]);
      if (parts[2].equals("response")) {
        invocation.answer().complete(body);
      } else {
        invocation.answer().completeExceptionally(failure(new String(body, UTF_8)));
      }
    }
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Invocation invocation = waiting.take();
      running.put(invocation.id(), invocation);
      var headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
      headers.set(
          "Lambda-Runtime-Deadline-Ms",
          Long.toString(Instant.now().plus(spec.timeout()).toEpochMilli()));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:eu-central-1:000000000000:function:" + spec.name());
      headers.set("Content-Type", "application/json");
      byte[] event = invocation.event().getBytes(UTF_8);
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
      exchange.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private FunctionFailedException failure(String body) {
    return new FunctionFailedException(spec.name() + " failed: " + body);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  /** Returns how long to wait for an answer, including a cold start. */
  Duration patience() {
    return spec.timeout().plusSeconds(30);
  }
}
