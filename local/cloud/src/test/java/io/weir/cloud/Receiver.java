package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;

/** A server that records what it is sent. */
final class Receiver implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Deque<byte[]> received = new ArrayDeque<>();

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
  }

  /** Sends the document there and returns what came. */
  JsonNode post(String path, JsonNode body) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    try {
      client.send(
          HttpRequest.newBuilder(address)
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return JSON.readTree(received.removeLast());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
