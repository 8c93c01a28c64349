package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.alert.AlertMessage;
import io.weir.alert.Metric;
import io.weir.aws.CloudWatchMetricSink;
import io.weir.aws.SnsAlertSink;
import io.weir.aws.SnsAlertSink.Form;
import io.weir.cloud.service.ReceivedAlert;
import io.weir.cloud.service.ReceivedMetric;
import io.weir.cloud.service.Recorder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends through the real clients to a recorder that refuses what the services refuse. */
class SinksTest {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:alerts";

  private Recorder recorder;

  @BeforeEach
  void start() throws IOException {
    recorder = new Recorder();
  }

  @AfterEach
  void stop() {
    recorder.close();
  }

  @Test
  void alert_arrivesAsItIs() throws IOException {
    sns(Form.TEXT).send(message("Error_Spike on app/web", "31.5 % – é\nline 2", "{}"));
    assertThat(recorder.alerts())
        .containsExactly(
            new ReceivedAlert(
                TOPIC,
                "Error_Spike on app/web",
                "31.5 % – é\nline 2",
                Map.of("type", "Error_Spike", "severity", "HIGH")));
  }

  @Test
  void subject_isMadePrintableAndShort() throws IOException {
    sns(Form.TEXT).send(message(" \tÜber\nlong: " + "x".repeat(200), "text", "{}"));
    sns(Form.TEXT).send(message("\u00e9\u00e9", "text", "{}"));
    assertThat(recorder.alerts().get(0).subject()).startsWith("ber long: x").hasSize(99);
    assertThat(recorder.alerts().get(1).subject()).isEqualTo("Weir alert");
  }

  @Test
  void text_isCutToTheLimitOfAMessageBetweenCharacters() throws IOException {
    sns(Form.TEXT).send(message("s", "\ud83d\udd25".repeat(100_000), "{}"));
    String text = recorder.alerts().get(0).message();
    assertThat(text.getBytes(UTF_8).length).isBetween(262_000, 262_144);
    assertThat(text).endsWith("[cut: the message was too long]").doesNotContain("?");
  }

  @Test
  void chat_isSentWholeOrNotAtAll() throws IOException {
    sns(Form.CHAT).send(message("s", "text", "{\"version\":\"1.0\"}"));
    assertThat(recorder.alerts())
        .extracting(ReceivedAlert::message, ReceivedAlert::subject)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("{\"version\":\"1.0\"}", ""));
    assertThatThrownBy(() -> sns(Form.CHAT).send(message("s", "t", "x".repeat(262_144))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void metrics_goInFewCallsAndAllArrive() throws IOException {
    Instant now = Instant.now();
    List<Metric> metrics = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      metrics.add(new Metric("M" + i, Map.of("Source", "app/web"), i / 3.0, "Count", now));
    }
    cloudWatch().send(metrics);
    assertThat(recorder.metrics()).hasSize(2500);
    assertThat(recorder.metrics().get(2498).value()).isEqualTo(2498 / 3.0);
    assertThat(recorder.requests()).isEqualTo(3);
  }

  @Test
  void metrics_withLongNamesAreSplitByBytes() throws IOException {
    List<Metric> metrics = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      Map<String, String> dimensions = Map.of("Source", "x".repeat(1020) + i % 10);
      metrics.add(new Metric("M" + i, dimensions, i, "Count", Instant.now()));
    }
    cloudWatch().send(metrics);
    assertThat(recorder.metrics()).hasSize(900);
    assertThat(recorder.requests()).isGreaterThan(1);
  }

  @Test
  void metric_isMadeToFitTheLimitsOfItsNames() throws IOException {
    Map<String, String> dimensions =
        Map.of("Source", "caf\u00e9\n" + "x".repeat(2000), "Type", " ");
    cloudWatch().send(List.of(new Metric("Incidents", dimensions, 1, "Count", Instant.now())));
    assertThat(recorder.metrics().get(0).dimensions().get("Source"))
        .startsWith("caf??x")
        .hasSize(1024);
    assertThat(recorder.metrics().get(0).dimensions()).containsEntry("Type", "-");
  }

  @Test
  void metric_ofATimeThatIsNotTakenDoesNotFailTheOthers() throws IOException {
    Instant now = Instant.now();
    cloudWatch()
        .send(
            List.of(
                metric("Old", now.minus(Duration.ofDays(15))),
                metric("Now", now),
                metric("Future", now.plus(Duration.ofHours(3)))));
    assertThat(recorder.metrics()).extracting(ReceivedMetric::name).containsExactly("Now");
  }

  @Test
  void refusal_isAnIoException() {
    recorder.failNext(100, 500, "InternalFailure");
    assertThatThrownBy(() -> cloudWatch().send(List.of(metric("M", Instant.now()))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot put metrics");
    assertThatThrownBy(() -> sns(Form.TEXT).send(message("s", "t", "{}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot publish to " + TOPIC);
  }

  private static Metric metric(String name, Instant time) {
    return new Metric(name, Map.of("Source", "a"), 1, "Count", time);
  }

  private static AlertMessage message(String subject, String text, String chat) {
    // SNS refuses an attribute without a value; such a one has to be left out.
    Map<String, String> attributes = Map.of("type", "Error_Spike", "severity", "HIGH", "empty", "");
    return new AlertMessage(subject, text, chat, attributes);
  }

  private SnsAlertSink sns(Form form) {
    return new SnsAlertSink(TestServers.sns(recorder), TOPIC, form);
  }

  private CloudWatchMetricSink cloudWatch() {
    return new CloudWatchMetricSink(
        TestServers.cloudWatch(recorder), "Weir/test", Clock.systemUTC());
  }
}
