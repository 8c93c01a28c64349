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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * Stands in for SNS, CloudWatch, EventBridge and AWS WAF: takes their requests on the loopback
 * interface, keeps what they carry, and answers as the services do. It can be told to fail.
 */
public final class Recorder implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<ReceivedAlert> alerts = new CopyOnWriteArrayList<>();
  private final List<ReceivedMetric> metrics = new CopyOnWriteArrayList<>();
  private final List<ReceivedEvent> events = new CopyOnWriteArrayList<>();
  private final FirewallRecorder firewall = new FirewallRecorder();
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

  public List<ReceivedEvent> events() {
    return List.copyOf(events);
  }

  /** Returns the ranges that the firewall's sets hold now. */
  public Set<String> blocked() {
    return firewall.addresses();
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
    requests.incrementAndGet();
    byte[] body = body(exchange);
    Service service = service(exchange, body);
    try {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw failure;
      }
      Refusal lasting = broken.get(service);
      if (lasting != null) {
        throw lasting;
      }
      answer(exchange, 200, taken(service, target(exchange), body), service);
    } catch (Refusal refusal) {
      answer(exchange, refusal.status(), refused(service, refusal), service);
    }
  }

  private byte[] taken(Service service, String target, byte[] body) throws IOException, Refusal {
    switch (service) {
      case METRICS -> {
        metrics.addAll(CloudWatchRecorder.read(body));
        return CloudWatchRecorder.answer();
      }
      case EVENTS -> {
        events.addAll(EventRecorder.read(body));
        return EventRecorder.answer();
      }
      case FIREWALL -> {
        return firewall.answer(target, body);
      }
      default -> {
        alerts.add(SnsRecorder.read(body));
        return SnsRecorder.answer().getBytes(UTF_8);
      }
    }
  }

  private static byte[] refused(Service service, Refusal refusal) throws IOException {
    return switch (service) {
      case METRICS -> CloudWatchRecorder.answer(refusal);
      case EVENTS, FIREWALL -> EventRecorder.answer(refusal);
      case PEOPLE, CHAT -> SnsRecorder.answer(refusal).getBytes(UTF_8);
    };
  }

  private static Service service(HttpExchange exchange, byte[] body) {
    if (exchange.getRequestURI().getPath().equals(CloudWatchRecorder.PATH)) {
      return Service.METRICS;
    }
    String target = target(exchange);
    if (target.equals(EventRecorder.TARGET)) {
      return Service.EVENTS;
    }
    if (target.startsWith(FirewallRecorder.TARGETS)) {
      return Service.FIREWALL;
    }
    return new String(body, UTF_8).contains("ChatTopic") ? Service.CHAT : Service.PEOPLE;
  }

  private static String target(HttpExchange exchange) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    return target == null ? "" : target;
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean isCompressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in = exchange.getRequestBody()) {
      return isCompressed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body, Service service)
      throws IOException {
    String type =
        switch (service) {
          case METRICS -> "application/cbor";
          case EVENTS, FIREWALL -> EventRecorder.CONTENT_TYPE;
          case PEOPLE, CHAT -> "text/xml";
        };
    if (service == Service.METRICS) {
      exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
    }
    exchange.getResponseHeaders().set("Content-Type", type);
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
