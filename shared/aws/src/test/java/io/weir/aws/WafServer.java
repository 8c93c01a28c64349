package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One IP set as AWS WAF has it, at the level of its protocol: signed calls of AWS JSON 1.1, a lock
 * token that changes with every change.
 *
 * <p>Source: AWS WAFV2 API Reference, GetIPSet and UpdateIPSet.
 */
final class WafServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private List<String> addresses = List.of();
  private int token;

  WafServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  synchronized List<String> addresses() {
    return addresses;
  }

  /** As if somebody else changed the set. */
  synchronized void put(List<String> others) {
    addresses = List.copyOf(others);
    token++;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String signed = exchange.getRequestHeaders().getFirst("Authorization");
    JsonObject body = Json.object(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    calls.add(target);
    String answer;
    int status = 200;
    if (signed == null || !signed.contains("/wafv2/aws4_request")) {
      status = 403;
      answer = "{\"__type\":\"InvalidSignatureException\",\"message\":\"not signed\"}";
    } else if (!body.text("Name").equals("blocked") || !body.text("Id").equals("a1b2")) {
      status = 400;
      answer = "{\"__type\":\"WAFNonexistentItemException\",\"message\":\"no such set\"}";
    } else {
      answer = answer(target, body);
      status = answer.contains("__type") ? 400 : 200;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized String answer(String target, JsonObject body) {
    switch (target) {
      case "AWSWAF_20190729.GetIPSet" -> {
        String texts = String.join("\",\"", addresses);
        return "{\"IPSet\":{\"Name\":\"blocked\",\"Addresses\":[%s]},\"LockToken\":\"t%d\"}"
            .formatted(addresses.isEmpty() ? "" : "\"" + texts + "\"", token);
      }
      case "AWSWAF_20190729.UpdateIPSet" -> {
        if (!body.text("LockToken").equals("t" + token)) {
          return "{\"__type\":\"WAFOptimisticLockException\",\"message\":\"it changed\"}";
        }
        put(body.texts("Addresses"));
        return "{\"NextLockToken\":\"t%d\"}".formatted(token);
      }
      default -> {
        return "{\"__type\":\"UnknownOperationException\"}";
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
