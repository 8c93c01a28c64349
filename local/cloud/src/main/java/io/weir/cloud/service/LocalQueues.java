package io.weir.cloud.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Stands in for SQS on the loopback interface: takes batches of messages, for FIFO queues without
 * those that it has taken before, and says how many wait.
 *
 * <p>Source: Amazon SQS API Reference, SendMessageBatch and GetQueueAttributes, JSON protocol.
 */
public final class LocalQueues implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_IN_A_BATCH = 10;

  private final HttpServer server;
  private final Map<String, Queue<String>> bodies = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  public LocalQueues() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Takes all bodies out of the queue, in the order in which they came. */
  public synchronized List<String> drain(String url) {
    List<String> all = new ArrayList<>(bodies.getOrDefault(url, new ArrayDeque<>()));
    bodies.remove(url);
    return all;
  }

  /** Puts a body into the queue as it is. */
  public synchronized void add(String url, String body) {
    bodies.computeIfAbsent(url, none -> new ArrayDeque<>()).add(body);
  }

  /** Returns how many wait in the queue. */
  public synchronized int waiting(String url) {
    return bodies.getOrDefault(url, new ArrayDeque<>()).size();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
    ObjectNode answer = JSON.createObjectNode();
    int status = 200;
    switch (String.valueOf(target)) {
      case "AmazonSQS.SendMessageBatch" -> send(request, answer);
      case "AmazonSQS.GetQueueAttributes" -> count(request, answer);
      default -> {
        status = 400;
        answer.put("__type", "com.amazonaws.sqs#UnsupportedOperation");
        answer.put("message", "not known here: " + target);
      }
    }
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private synchronized void send(JsonNode request, ObjectNode answer) {
    String url = request.path("QueueUrl").asText();
    answer.putArray("Failed");
    answer.putArray("Successful");
    int count = 0;
    for (JsonNode entry : request.path("Entries")) {
      String body = entry.path("MessageBody").asText();
      String id = entry.path("MessageDeduplicationId").asText();
      boolean fifo = url.endsWith(".fifo");
      boolean grouped = !entry.path("MessageGroupId").asText().isEmpty() && !id.isEmpty();
      boolean fits = fifo == grouped;
      if (!fits || ++count > MOST_IN_A_BATCH) {
        ObjectNode failure = answer.withArray("Failed").addObject();
        failure.put("Id", entry.path("Id").asText()).put("SenderFault", true);
        failure.put("Code", "InvalidParameterValue").put("Message", "wrong group, or too many");
        continue;
      }
      if (!fifo || taken.add(url + " " + id)) {
        add(url, body);
      }
      ObjectNode success = answer.withArray("Successful").addObject();
      success.put("Id", entry.path("Id").asText()).put("MessageId", id);
      success.put("MD5OfMessageBody", md5(body));
    }
  }

  private synchronized void count(JsonNode request, ObjectNode answer) {
    int waiting = waiting(request.path("QueueUrl").asText());
    answer
        .putObject("Attributes")
        .put("ApproximateNumberOfMessages", Integer.toString(waiting))
        .put("ApproximateNumberOfMessagesNotVisible", "0");
  }

  private static String md5(String body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
