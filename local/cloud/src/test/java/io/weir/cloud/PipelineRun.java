package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.aws.s3.S3ModelStore;
import io.weir.bytes.Blob;
import io.weir.cloud.stack.Stack;
import io.weir.store.StoredModel;
import io.weir.store.outbound.AlertBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** One run of all functions, with what they logged; {@link CallRecorder} has their calls. */
final class PipelineRun {
  static final Instant START = AlbLines.yesterday();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> LOGS = run();

  private PipelineRun() {}

  /** Makes sure that it has run. */
  static void ensure() {
    if (LOGS.isEmpty()) {
      throw new IllegalStateException("nothing was logged");
    }
  }

  /** Returns the lines of the event that the function logged. */
  static List<JsonNode> lines(String function, String event) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (String line : LOGS.get(function).lines().toList()) {
      JsonNode json = JSON.readTree(line);
      if (json.path("event").asText().equals(event)) {
        found.add(json);
      }
    }
    return found;
  }

  private static Map<String, String> run() {
    Map<String, String> logs = new LinkedHashMap<>();
    try (LocalCloud cloud =
        LocalCloud.start(Mode.IN_PROCESS, Files.createTempDirectory("weir"), line -> {})) {
      // Documents that cannot be understood, so that it is logged.
      cloud.putDocument("allow.json", "?");
      cloud.putDocument("suppressions.json", "?");
      String key = AlbLines.key(START.plusSeconds(300), "n1");
      cloud.putObject(key, AlbLines.object(scan()), START.plusSeconds(330));
      String gone = AlbLines.key(START.plusSeconds(300), "gone");
      cloud.putObject(gone, new byte[] {1}, START.plusSeconds(330));
      cloud.removeObject(gone);
      CallRecorder.as(
          "IngestFunction", () -> cloud.deliver(List.of(key, gone), DeliveryShape.QUEUE_OF_S3));
      CallRecorder.as("ScoreFunction", () -> score(cloud));
      // As often as the SDK tries, so that one alert is logged as failed.
      cloud.failNext(4, 500, "InternalFailure");
      CallRecorder.as("NotifyFunction", () -> tell(cloud));
      String incident = cloud.incidents().incidents(AlbLines.SOURCE, START).get(0).id();
      CallRecorder.as("AnswerFunction", () -> cloud.answer(incident, 1, "mute"));
      CallRecorder.as("RespondFunction", () -> respond(cloud));
      CallRecorder.as("TrainFunction", () -> train(cloud));
      for (String function : TestServers.template().resources("AWS::Serverless::Function")) {
        logs.put(function, cloud.log(function));
      }
      return logs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean score(LocalCloud cloud) throws IOException {
    cloud.score(START.plusSeconds(1200));
    return true;
  }

  private static boolean tell(LocalCloud cloud) throws IOException {
    cloud.drainStream();
    cloud.catchUp(START.plusSeconds(1200));
    // Alerts above the hourly cap take a storm; holding one takes the same calls.
    AlertBudget budget = cloud.alertBudget("people");
    budget.hold("an alert", START, "held");
    return budget.held(START).size() == 1;
  }

  private static boolean respond(LocalCloud cloud) throws IOException {
    cloud.respond();
    cloud.undo("none");
    return true;
  }

  private static boolean train(LocalCloud cloud) throws IOException {
    cloud.train(START.plusSeconds(3600));
    // A model takes days of history; storing one takes the same calls without.
    String bucket = new Stack(TestServers.template()).name("ModelBucket");
    S3Client s3 = cloud.s3();
    new S3ModelStore(s3, bucket)
        .publish(new StoredModel("a", "1", Blob.of(new byte[1]), Blob.of(new byte[1])));
    return new S3ModelStore(s3, bucket).current("a").isPresent();
  }

  private static List<String> scan() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = START.plusSeconds(i * 4L);
      String injection = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      lines.add(AlbLines.line(time, "198.51.100.23", 403, injection));
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
    }
    return lines;
  }
}
