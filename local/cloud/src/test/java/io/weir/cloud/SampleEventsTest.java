package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.weir.alert.AlertMessage;
import io.weir.aws.EventClock;
import io.weir.cloud.lambda.FunctionSpec;
import io.weir.cloud.lambda.InProcessFunction;
import io.weir.detect.AllowListJson;
import io.weir.functions.ingest.IngestHandler;
import io.weir.functions.notify.NotifyHandler;
import io.weir.functions.score.ScoreHandler;
import io.weir.functions.train.TrainHandler;
import io.weir.incident.SuppressionJson;
import io.weir.log.LogFormat;
import io.weir.step.Channel;
import io.weir.step.DispatchStep;
import io.weir.step.IngestStep;
import io.weir.step.NotifyStep;
import io.weir.step.ScoreStep;
import io.weir.step.Settings;
import io.weir.step.TrainStep;
import io.weir.store.AlertSink;
import io.weir.store.AllowListStore;
import io.weir.store.Backlog;
import io.weir.store.InMemoryIncidentStore;
import io.weir.store.InMemoryModelStore;
import io.weir.store.InMemoryNoticeStore;
import io.weir.store.InMemoryOutbox;
import io.weir.store.InMemoryVerdictStore;
import io.weir.store.InMemoryWindowStore;
import io.weir.store.Outbox;
import io.weir.store.SourceArrival;
import io.weir.store.SourceWork;
import io.weir.store.SuppressionStore;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gives the handlers the sample events that stand in {@code events/}. */
class SampleEventsTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final ObjectRef OBJECT =
      new ObjectRef(
          "example-logs",
          "team a+b/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/2026/03/02/"
              + "123456789012_elasticloadbalancing_eu-central-1_app.shop.50dc6c495c0c9188"
              + "_20260302T1005Z_198.51.100.7_2m5k1x9q.log.gz",
          "d41d8cd98f00b204e9800998ecf8427e");
  private static final FunctionSpec SPEC =
      new FunctionSpec("test", "a.B::c", "b.jar", 512, Duration.ofSeconds(60), Map.of());

  private static final AlertSink FAILING =
      message -> {
        throw new IOException("told to fail");
      };

  private final EventClock clock = new EventClock(Clock.systemUTC());
  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final StringBuilder log = new StringBuilder();
  private final List<ObjectRef> opened = new ArrayList<>();
  private final List<SourceWork> work = new ArrayList<>();
  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @ParameterizedTest
  @ValueSource(strings = {"s3-put.json", "eventbridge-s3.json"})
  void ingest_readsTheObjectThatTheEventNames(String file) throws IOException {
    ingest(file);
    assertThat(opened).containsExactly(OBJECT);
    assertThat(log.toString()).contains("\"accepted\":1");
    // To the second, which is all that EventBridge tells.
    assertThat(windows.sources())
        .extracting(arrival -> arrival.arrived().getEpochSecond())
        .containsExactly(Instant.parse("2026-03-02T10:05:31Z").getEpochSecond());
  }

  @Test
  void ingest_readsEveryMessageOfAQueueAndAnswersNoFailure() throws IOException {
    assertThat(ingest("sqs-s3.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(opened).containsExactly(OBJECT, OBJECT, OBJECT);
    assertThat(windows.parts(WindowKey.of(AlbLines.SOURCE, START, WindowKey.DEFAULT_WIDTH)))
        .hasSize(1);
  }

  @Test
  void ingest_acknowledgesTheTestMessage() throws IOException {
    ingest("s3-test.json");
    assertThat(opened).isEmpty();
    assertThat(log.toString()).contains("EventsPassedOver").contains("s3:TestEvent");
  }

  @Test
  void ingest_readsTheEventOfATopicThatCallsIt() throws IOException {
    ingest("sns-s3.json");
    assertThat(opened).containsExactly(OBJECT);
  }

  @Test
  void ingest_answersTheMessagesThatFailed() throws IOException {
    String event =
        sample("sqs-s3.json").replace("2m5k1x9q", "missing").replace("s3:TestEvent", "s3:Other");
    assertThat(invoke(ingestHandler(), event))
        .contains("66197" + "0000001", "0000002", "0000003", "0000004");
    assertThat(log.toString())
        .contains("\"event\":\"ObjectFailed\"")
        .contains("IOException: not now")
        .contains("\"event\":\"MessageFailed\"");
  }

  @Test
  void ingest_failsADirectEventOnceAllElseIsDone() throws IOException {
    String one = sample("s3-put.json");
    String record = one.substring(one.indexOf('[') + 1, one.lastIndexOf(']'));
    String event = "{\"Records\":[" + record.replace("2m5k1x9q", "missing") + "," + record + "]}";
    assertThatThrownBy(() -> invoke(ingestHandler(), event))
        .hasMessageContaining("1 of 2 objects failed");
    assertThat(opened).hasSize(2);
    assertThat(windows.dirtyWindows(10)).hasSize(1);
  }

  @Test
  void ingest_goesOnWithoutAnAllowListThatItCannotRead() throws IOException {
    IngestHandler handler =
        ingestHandler(
            () -> {
              throw new IllegalArgumentException("not JSON");
            });
    invoke(handler, sample("s3-put.json"));
    assertThat(log.toString()).contains("AllowListRefused").contains("\"accepted\":1");
  }

  @Test
  void ingest_goesOnWithTheAllowListThatItReadLast() throws IOException {
    AtomicBoolean isBroken = new AtomicBoolean();
    AllowList everybody =
        AllowListJson.read(
            "{\"version\":1,\"clients\":[{\"range\":\"198.51.100.0/24\",\"reason\":\"test\"}]}");
    IngestHandler handler =
        ingestHandler(
            () -> {
              if (isBroken.get()) {
                throw new IOException("Access Denied");
              }
              return everybody;
            });
    invoke(handler, sample("sqs-s3.json"));
    isBroken.set(true);
    String answer = invoke(handler, sample("sqs-s3.json"));
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(log.toString()).contains("AllowListRefused").contains("Access Denied");
    assertThat(log.toString().split("\"allowed\":1", -1)).hasSize(7);
  }

  @Test
  void ingest_ignoresOtherEventsOfTheBucket() throws IOException {
    invoke(
        ingestHandler(),
        sample("s3-put.json").replace("ObjectCreated:Put", "ObjectRemoved:Delete"));
    invoke(
        ingestHandler(), sample("eventbridge-s3.json").replace("Object Created", "Object Deleted"));
    assertThat(log.toString())
        .contains("ObjectRemoved:Delete", "Object Deleted")
        .contains("\"events\":1");
    assertThat(opened).isEmpty();
  }

  @Test
  void score_judgesAsOfTheTimeOfTheEvent() throws IOException {
    mark(START);
    mark(START.plusSeconds(900));
    invoke(scoreHandler(List::of), sample("schedule-score.json"));
    assertThat(log.toString()).contains("\"event\":\"SourcesDue\"").contains("\"due\":1");
    assertThat(work)
        .containsExactly(
            new SourceWork(AlbLines.SOURCE, Instant.parse("2026-03-02T10:20:00Z"), false));
    invoke(scoreHandler(List::of), sample("queue-score.json"));
    assertThat(log.toString())
        .contains("\"time\":\"2026-03-02T10:20:00Z\"")
        .contains("\"scored\":1")
        .contains("\"waiting\":1");
  }

  @Test
  void score_goesOnWithoutSuppressionsThatItCannotRead() throws IOException {
    mark(START);
    ScoreHandler handler = scoreHandler(() -> SuppressionJson.read("quiet, please"));
    invoke(handler, sample("queue-score.json"));
    assertThat(log.toString()).contains("SuppressionsRefused").contains("\"scored\":1");
  }

  @Test
  void notify_takesItsSchedulesEventForTheTimeToTellOfWhatWasHeld() throws IOException {
    assertThat(notify(alert -> {}, sample("schedule-score.json"))).contains("[]");
    assertThat(log.toString()).doesNotContain("ERROR");
  }

  @Test
  void train_runsAsOfTheTimeOfTheEvent() throws IOException {
    mark(START);
    TrainStep step = new TrainStep(windows, new InMemoryModelStore(), Settings.defaults(), clock);
    TrainHandler handler = new TrainHandler(dispatch(), step);
    invoke(handler, sample("schedule-train.json"));
    assertThat(work)
        .containsExactly(
            new SourceWork(AlbLines.SOURCE, Instant.parse("2026-03-02T03:17:00Z"), false));
    invoke(handler, sample("queue-train.json"));
    assertThat(log.toString()).contains("\"time\":\"2026-03-02T03:17:00Z\"").contains("\"kept\":1");
  }

  @Test
  void schedule_withoutATimeIsRefused() {
    TrainStep step = new TrainStep(windows, new InMemoryModelStore(), Settings.defaults(), clock);
    assertThatThrownBy(() -> invoke(new TrainHandler(dispatch(), step), "{\"source\":\"x\"}"))
        .hasMessageContaining("not a scheduled event");
  }

  @Test
  void notify_tellsOncePerNoticeAndIgnoresOtherItemsAndRemovals() throws IOException {
    List<AlertMessage> sent = new ArrayList<>();
    assertThat(notify(sent::add, sample("incidents-stream.json")))
        .isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(sent).hasSize(1);
    assertThat(log.toString()).contains("\"event\":\"AlertSent\"").doesNotContain("ERROR");
  }

  @Test
  void notify_keepsForLaterWhatASinkDoesNotTake() throws IOException {
    assertThat(notify(FAILING, sample("incidents-stream.json")))
        .isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(outbox.waiting(10)).isNotEmpty();
    assertThat(log.toString()).contains("\"event\":\"AlertFailed\"").contains("told to fail");
    List<AlertMessage> sent = new ArrayList<>();
    notify(sent::add, sample("schedule-score.json"));
    assertThat(sent).hasSize(1);
    assertThat(outbox.waiting(10)).isEmpty();
  }

  @Test
  void notify_answersTheFirstRecordThatCouldNotEvenBeKept() throws IOException {
    Channel broken = new Channel(notifyStep(FAILING), new BrokenOutbox(), Clock.systemUTC());
    assertThat(notify(broken, sample("incidents-stream.json")))
        .contains("\"itemIdentifier\":\"442158450000000001745043901\"");
    assertThat(log.toString()).contains("\"event\":\"RecordFailed\"").contains("no table");
  }

  @Test
  void notify_keepsARecordThatItCannotRead() throws IOException {
    String event =
        sample("incidents-stream.json").replace("\\\"version\\\": 1", "\\\"version\\\": 9");
    assertThat(notify(message -> {}, event)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(log.toString()).contains("\"event\":\"AlertFailed\"").contains("version 9");
    assertThat(outbox.waiting(10)).isNotEmpty();
  }

  private String ingest(String file) throws IOException {
    return invoke(ingestHandler(), sample(file));
  }

  private IngestHandler ingestHandler() {
    return ingestHandler(() -> AllowList.NONE);
  }

  private IngestHandler ingestHandler(AllowListStore allowList) {
    byte[] bytes =
        AlbLines.object(
            List.of(
                AlbLines.line(
                    START.plusSeconds(7),
                    "198.51.100.9",
                    403,
                    "/?q=%27%20UNION%20SELECT%20a%20FROM%20b--")));
    return new IngestHandler(
        new IngestStep(
            object -> {
              opened.add(object);
              if (object.key().contains("missing")) {
                throw new IOException("not now: " + object.key());
              }
              return new ByteArrayInputStream(bytes);
            },
            windows,
            Settings.defaults(),
            clock),
        allowList);
  }

  private String notify(AlertSink sink, String event) throws IOException {
    return notify(new Channel(notifyStep(sink), outbox, Clock.systemUTC()), event);
  }

  private static NotifyStep notifyStep(AlertSink sink) {
    return new NotifyStep(new InMemoryNoticeStore(), sink, metrics -> {}, Clock.systemUTC());
  }

  private String notify(Channel channel, String event) throws IOException {
    InProcessFunction function =
        InProcessFunction.of(
            SPEC,
            new NotifyHandler(Map.of("people", channel)),
            DynamodbEvent.class,
            StreamsEventResponse.class,
            logger());
    return new String(function.invoke(event.getBytes(UTF_8)), UTF_8);
  }

  /** As if the table were away. */
  private static final class BrokenOutbox implements Outbox {
    @Override
    public void keep(Waiting notice) {
      throw new IllegalStateException("no table");
    }

    @Override
    public List<Waiting> waiting(int limit) {
      return List.of();
    }

    @Override
    public boolean isWaiting(String incident) {
      return false;
    }

    @Override
    public void failed(Waiting notice) {}

    @Override
    public void remove(Waiting notice) {}
  }

  private String invoke(RequestStreamHandler handler, String event) throws IOException {
    byte[] answer = InProcessFunction.of(SPEC, handler, logger()).invoke(event.getBytes(UTF_8));
    return new String(answer, UTF_8);
  }

  private LambdaLogger logger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        log.append(message);
      }

      @Override
      public void log(byte[] message) {
        log.append(new String(message, UTF_8));
      }
    };
  }

  private DispatchStep dispatch() {
    return new DispatchStep(windows, work::addAll, Backlog.NONE, clock, clock);
  }

  private ScoreHandler scoreHandler(SuppressionStore suppressions) {
    InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    ScoreStep step =
        new ScoreStep(
            windows,
            incidents,
            new InMemoryVerdictStore(windows, incidents),
            new InMemoryModelStore(),
            Settings.defaults(),
            clock);
    return new ScoreHandler(dispatch(), step, suppressions);
  }

  private void mark(Instant start) {
    WindowKey key = WindowKey.of(AlbLines.SOURCE, start, WindowKey.DEFAULT_WIDTH);
    windows.markDirty(key, false);
    windows.noteArrival(new SourceArrival(LogFormat.ALB, key, key.end()), key.end());
  }

  private static String sample(String file) throws IOException {
    return Files.readString(Path.of("..", "..", "events", file));
  }
}
