package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cloud.service.Service;
import io.weir.cloud.stack.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever keeps Weir from seeing raises the alarm that says so, and stops nothing else. */
class BlindnessTest {
  private static final Instant START = AlbLines.yesterday();
  private static final Template TEMPLATE = TestServers.template();

  @TempDir Path logs;
  private LocalCloud cloud;
  private Alarms alarms;

  @BeforeEach
  void start() throws IOException {
    cloud = LocalCloud.start(Mode.IN_PROCESS, logs, line -> {});
    alarms = new Alarms(TEMPLATE, cloud);
  }

  @AfterEach
  void stop() throws IOException {
    cloud.close();
  }

  @Test
  void ordinaryTraffic_raisesNoAlarmAndWritesNoMetricOfTrouble() throws IOException {
    attack();
    cloud.train(START.plusSeconds(3600));
    assertThat(alarms.raised()).isEmpty();
    for (String filter : TEMPLATE.resources("AWS::Logs::MetricFilter")) {
      Object transformation =
          Template.list(TEMPLATE.properties(filter).get("MetricTransformations")).get(0);
      String metric = Template.map(transformation).get("MetricName").toString();
      assertThat(alarms.logged(metric)).as(metric).isEmpty();
    }
  }

  @Test
  void noObjectAtAll_raisesTheAlarmAfterTheQuietHours() throws IOException {
    cloud.score(START);
    assertThat(alarms.raised()).containsExactly("NoLogObjectsAlarm");
    Map<String, Object> alarm = TEMPLATE.properties("NoLogObjectsAlarm");
    assertThat(alarm)
        .containsEntry("TreatMissingData", "breaching")
        .containsEntry("ComparisonOperator", "LessThanThreshold")
        .containsEntry("MetricName", "NumberOfMessagesSent");
    int longest = (Integer) TEMPLATE.at("Parameters", "QuietHours", "MaxValue");
    // CloudWatch looks back one day at most.
    assertThat(longest * (Integer) alarm.get("Period")).isLessThanOrEqualTo(86_400);
  }

  @Test
  void objectsOfAnotherKind_raiseTheAlarmAndTheRestIsDetected() throws IOException {
    deliver("other/trail-1.json", "{\"Records\":[{\"eventSource\":\"iam.amazonaws.com\"}]}\n");
    deliver("other/notes.txt", "nothing of the kind\n");
    attack();
    assertThat(alarms.raised()).containsExactly("ObjectsUnreadAlarm");
    assertThat(cloud.alerts()).isNotEmpty();
  }

  @Test
  void objectOfRefusedLinesOnly_raisesTheAlarm() throws IOException {
    deliver(AlbLines.key(START, "bad"), "http 2026-03-02T10:00:00Z app/x\nhttp no\n");
    assertThat(alarms.isBreached("ObjectsUnreadAlarm")).isTrue();
  }

  @Test
  void oneStrangeObjectAmongMany_raisesNoAlarm() throws IOException {
    deliver("other/notes.txt", "nothing of the kind\n");
    deliver("ELBAccessLogTestFile", "Enable AccessLog for ELB: app/shop at 2026-03-02T09:00:00Z");
    attack();
    attack();
    assertThat(alarms.isBreached("ObjectsUnreadAlarm")).isFalse();
  }

  @Test
  void scoringThatNeverRuns_raisesTheAlarm() throws IOException {
    assertThat(alarms.isBreached("ScoreStaleAlarm")).isTrue();
    cloud.score(START);
    cloud.score(START.plusSeconds(60));
    assertThat(alarms.isBreached("ScoreStaleAlarm")).isFalse();
  }

  @Test
  void channelThatRefuses_raisesTheAlarmAndTheOthersAreTold() throws IOException {
    cloud.failAll(Service.CHAT, 403, "AuthorizationError");
    attack();
    assertThat(alarms.raised()).containsExactly("AlertsFailedAlarm");
    assertThat(cloud.alerts()).isNotEmpty();
    assertThat(cloud.metrics()).hasSameSizeAs(cloud.alerts());
  }

  @Test
  void alarms_sayWhatToDoAndTellTheOperator() {
    for (String id : TEMPLATE.resources("AWS::CloudWatch::Alarm")) {
      Map<String, Object> alarm = TEMPLATE.properties(id);
      assertThat(alarm.get("AlarmDescription").toString()).as(id).hasSizeBetween(80, 1024);
      assertThat(alarm.get("OKActions")).as(id).isEqualTo(alarm.get("AlarmActions"));
      assertThat(alarm.get("AlarmActions").toString()).as(id).contains("OperatorTopic");
    }
  }

  private void attack() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = START.plusSeconds(i * 4L);
      String injection = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      lines.add(AlbLines.line(time, "198.51.100.23", 403, injection));
    }
    String key = AlbLines.key(START.plusSeconds(300), "n" + lines.hashCode());
    cloud.putObject(key, AlbLines.object(lines), START.plusSeconds(310));
    assertThat(cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_S3)).isEmpty();
    cloud.score(START.plusSeconds(1200));
    cloud.drainStream();
  }

  private void deliver(String key, String text) throws IOException {
    cloud.putObject(key, text.getBytes(UTF_8), START.plusSeconds(310));
    assertThat(cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_S3)).isEmpty();
  }
}
