package io.weir.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.alert.AnswerKey;
import io.weir.alert.AnswerTicket;
import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.cloud.stack.Stack;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The local servers with the template's tables and buckets and the object that the sample events
 * name, for functions that run outside of this process: in the containers of {@code sam local
 * invoke}, or under the runtime interface emulator. It leaves in a folder:
 *
 * <ul>
 *   <li>{@code environment.json}: the variables of each function, as {@code --env-vars} takes them
 *   <li>{@code FUNCTION.env}: the same for one function, a line each
 *   <li>{@code key}: of the object in the bucket {@code example-logs}
 *   <li>the sample events, with the tag of the object as it is here, incidents that were seen just
 *       now, and a ticket to answer the one with a proposal, which is stored
 *   <li>{@code ready}, last
 * </ul>
 *
 * <p>Arguments: the folder; the folder of the events; optionally the address to listen on beside
 * the loopback interface, and the name by which functions reach it.
 */
public final class SampleCloud {
  private static final String BUCKET = "example-logs";
  private static final String KEY =
      "team a+b/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/2026/03/02/"
          + "123456789012_elasticloadbalancing_eu-central-1_app.shop.50dc6c495c0c9188"
          + "_20260302T1005Z_198.51.100.7_2m5k1x9q.log.gz";

  /** The tag that stands in the sample events. */
  private static final String TAG = "d41d8cd98f00b204e9800998ecf8427e";

  /** When the sample incidents were last seen; blocks and tickets end some time after that. */
  private static final String SEEN = "2026-03-02T10:05:00Z";

  private static final String PROPOSAL = "incidents-proposal.json";

  /** What stands for the ticket in the sample event of an answer. */
  private static final String TICKET = "TICKET";

  private static final int REQUESTS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleCloud() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Servers servers = new Servers();
    // What the functions do that are there only if their operator wants them.
    Map<String, String> parameters = Map.of("Respond", "apply", "Answers", "yes");
    Stack stack = new Stack(LocalCloud.template(), parameters);
    Map<String, String> environment = new LinkedHashMap<>(servers.environment());
    if (arguments.length > 2) {
      publish(environment, InetAddress.getByName(arguments[2]), arguments[3]);
    }
    Path events = Path.of(arguments[1]);
    Incident incident = incident(events);
    String tag;
    try (S3Client s3 = servers.s3Client();
        DynamoDbClient dynamo = servers.dynamoClient()) {
      stack.createBuckets(s3);
      stack.createTables(dynamo);
      new DynamoIncidentStore(
              dynamo, stack.name("IncidentsTable"), Duration.ofDays(1), Clock.systemUTC())
          .put(incident);
      s3.createBucket(request -> request.bucket(BUCKET));
      tag =
          s3.putObject(request -> request.bucket(BUCKET).key(KEY), RequestBody.fromString(lines()))
              .eTag()
              .replace("\"", "");
    }
    Files.writeString(folder.resolve("key"), KEY);
    String key = stack.function("AnswerFunction", environment).environment().get("WEIR_ANSWER_KEY");
    String ticket = AnswerTicket.of(incident, AnswerKind.MUTE).signed(new AnswerKey(key));
    writeEvents(
        events, folder, Map.of(TAG, tag, TICKET, ticket, SEEN, incident.lastSeen().toString()));
    writeEnvironment(stack, environment, folder);
    Files.writeString(folder.resolve("ready"), "");
    new CountDownLatch(1).await();
  }

  /** Lets functions reach the servers by the name, at the address. */
  private static void publish(Map<String, String> environment, InetAddress address, String name)
      throws IOException {
    Map<Integer, Integer> ports = new LinkedHashMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().startsWith("AWS_ENDPOINT_URL")) {
        int port = URI.create(variable.getValue()).getPort();
        if (!ports.containsKey(port)) {
          ports.put(port, new Relay(address, port).port());
        }
        variable.setValue("http://" + name + ":" + ports.get(port));
      }
    }
  }

  /** Returns the sample incident with a proposal, seen just now. */
  private static Incident incident(Path events) throws IOException {
    String json =
        JSON.readTree(Files.readString(events.resolve(PROPOSAL)))
            .at("/Records/0/dynamodb/NewImage/json/S")
            .asText();
    return IncidentJson.read(
        json.replace(SEEN, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  private static void writeEvents(Path from, Path to, Map<String, String> values)
      throws IOException {
    try (Stream<Path> events = Files.list(from)) {
      for (Path event : events.filter(file -> file.toString().endsWith(".json")).toList()) {
        String text = Files.readString(event);
        for (Map.Entry<String, String> value : values.entrySet()) {
          text = text.replace(value.getKey(), value.getValue());
        }
        Files.writeString(to.resolve(event.getFileName()), text);
      }
    }
  }

  private static void writeEnvironment(Stack stack, Map<String, String> environment, Path folder)
      throws IOException {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (String function : stack.functions()) {
      Map<String, String> variables = stack.function(function, environment).environment();
      all.put(function, variables);
      StringBuilder lines = new StringBuilder();
      variables.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
      Files.writeString(folder.resolve(function + ".env"), lines);
    }
    Files.write(folder.resolve("environment.json"), JSON.writeValueAsBytes(all));
  }

  private static String lines() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < REQUESTS; i++) {
      String time = "2026-03-02T10:%02d:%02d.000000Z".formatted(i / 15, i * 4 % 60);
      String path = "/item?id=" + i + (i % 3 == 0 ? "%27%20UNION%20SELECT%20a%20FROM%20b--" : "");
      lines.append(
          ("http %s app/shop/50dc6c495c0c9188 198.51.100.%d:46532 10.0.1.7:8080 0.001 0.020 0.000"
                  + " 200 200 230 1250 \"GET http://shop.example.com:80%s HTTP/1.1\""
                  + " \"Mozilla/5.0\" - - arn:aws:elasticloadbalancing:eu-central-1:123456789012:"
                  + "targetgroup/shop/0123456789abcdef"
                  + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 0 %s \"forward\""
                  + " \"-\" \"-\" \"10.0.1.7:8080\" \"200\" \"-\" \"-\""
                  + " TID_0123456789abcdef0123456789abcdef\n")
              .formatted(time, i % 3, path, time));
    }
    return lines.toString();
  }
}
