package io.weir.cloud.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * Stands in for SNS and CloudWatch: takes their requests on the loopback interface, keeps what they
 * carry, and answers as the services do. It can be told to fail.
 */
public final class Recorder implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<ReceivedAlert> alerts = new CopyOnWriteArrayList<>();
  private final List<ReceivedMetric> metrics = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<Service, Refusal> broken = new ConcurrentHashMap<>();
  private volatile Refusal failure = new Refusal(500, "InternalFailure", "told to fail");

  public Recorder() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<ReceivedAlert> alerts() {
    return List.copyOf(alerts);
  }

  public List<ReceivedMetric> metrics() {
    return List.copyOf(metrics);
  }

  /** Returns how many requests there were. */
  public int requests() {
    return requests.get();
  }

  /** Refuses the next requests in this way. */
  public void failNext(int requests, int status, String code) {
    failure = new Refusal(status, code, "told to fail");
    failures.set(requests);
  }

  /** Refuses all requests to the service in this way. */
  public void failAll(Service service, int status, String code) {
    broken.put(service, new Refusal(status, code, "told to fail"));
  }

  /** Ends all that was broken by {@link #failAll}. */
  public void mend() {
    broken.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    boolean isMetrics = exchange.getRequestURI().getPath().equals(CloudWatchRecorder.PATH);
    requests.incrementAndGet();
    byte[] body = body(exchange);
    try {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw failure;
      }
      Refusal lasting = broken.get(service(isMetrics, body));
      if (lasting != null) {
        throw lasting;
      }
      if (isMetrics) {
        metrics.addAll(CloudWatchRecorder.read(body));
        answer(exchange, 200, CloudWatchRecorder.answer(), true);
      } else {
        alerts.add(SnsRecorder.read(body));
        answer(exchange, 200, SnsRecorder.answer().getBytes(UTF_8), false);
      }
    } catch (Refusal refusal) {
      byte[] text =
          isMetrics
              ? CloudWatchRecorder.answer(refusal)
              : SnsRecorder.answer(refusal).getBytes(UTF_8);
      answer(exchange, refusal.status(), text, isMetrics);
    }
  }

  private static Service service(boolean isMetrics, byte[] body) {
    if (isMetrics) {
      return Service.METRICS;
    }
    return new String(body, UTF_8).contains("ChatTopic") ? Service.CHAT : Service.PEOPLE;
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean isCompressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in = exchange.getRequestBody()) {
      return isCompressed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body, boolean isMetrics)
      throws IOException {
    if (isMetrics) {
      exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
      exchange.getResponseHeaders().set("Content-Type", "application/cbor");
    } else {
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
