package io.weir.functions.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.EventClock;
import io.weir.aws.Invocation;
import io.weir.detect.AllowListJson;
import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.store.AllowListStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.threat.allow.AllowList;
import io.weir.window.Counter;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The handler over the events of the folder {@code events}; each of them names one object. */
class IngestHandlerTest {
  private static final WindowKey WINDOW =
      WindowKey.of(
          "app/shop/50dc6c495c0c9188",
          Instant.parse("2026-03-02T10:00:00Z"),
          WindowKey.DEFAULT_WIDTH);

  /** One request that looks like an attack. */
  private static final String LINE =
      "http 2026-03-02T10:00:07.000000Z app/shop/50dc6c495c0c9188 198.51.100.9:46532 10.0.1.7:8080"
          + " 0.001 0.020 0.000 403 403 230 1250 \"GET"
          + " http://shop.example.com:80/?q=%27%20UNION%20SELECT%20a%20FROM%20b-- HTTP/1.1\""
          + " \"Mozilla/5.0\" - -"
          + " arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/0123456789abcdef"
          + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 0"
          + " 2026-03-02T10:00:07.000000Z \"forward\" \"-\" \"-\" \"10.0.1.7:8080\" \"403\" \"-\""
          + " \"-\" TID_0123456789abcdef0123456789abcdef\n";

  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final List<ObjectRef> opened = new ArrayList<>();
  private final Invocation invocation = new Invocation();

  @Test
  void directEvent_isIngestedAsOfItsTime() throws IOException {
    assertThat(invoke("s3-put.json")).isEmpty();
    assertThat(windows.parts(WINDOW))
        .singleElement()
        .satisfies(part -> assertThat(part.window().count(Counter.REQUESTS)).isEqualTo(1));
    assertThat(windows.sources())
        .extracting(source -> source.arrived().getEpochSecond())
        .containsExactly(Instant.parse("2026-03-02T10:05:31Z").getEpochSecond());
    assertThat(invocation.log())
        .contains("\"event\":\"ObjectIngested\"")
        .contains("\"accepted\":1")
        .doesNotContain("UNION");
  }

  @Test
  void directEvent_failsOnceAllElseIsDone() throws IOException {
    String one = Invocation.event("s3-put.json");
    String record = one.substring(one.indexOf('[') + 1, one.lastIndexOf(']'));
    String event = "{\"Records\":[" + record.replace("2m5k1x9q", "broken") + "," + record + "]}";
    assertThatThrownBy(() -> invocation.of(handler(), event)).hasMessage("1 of 2 objects failed");
    assertThat(opened).hasSize(2);
    assertThat(windows.parts(WINDOW)).hasSize(1);
  }

  @Test
  void queue_isReadMessageByMessageAndAnsweredWithoutFailures() throws IOException {
    assertThat(invoke("sqs-s3.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(opened).hasSize(3);
    assertThat(windows.parts(WINDOW)).hasSize(1);
  }

  @Test
  void queue_isAnsweredWithWhatFailed() throws IOException {
    String event =
        Invocation.event("sqs-s3.json")
            .replace("2m5k1x9q", "broken")
            .replace("s3:TestEvent", "s3:Other");
    assertThat(invocation.of(handler(), event)).contains("\"itemIdentifier\"");
    assertThat(invocation.log())
        .contains("\"event\":\"ObjectFailed\"")
        .contains("IOException: not now")
        .contains("\"event\":\"MessageFailed\"");
    assertThat(windows.parts(WINDOW)).isEmpty();
  }

  @Test
  void queue_leavesForTheNextTimeWhatThereIsNoTimeFor() throws IOException {
    String answer = invocation.withRemaining(1000).of(handler(), Invocation.event("sqs-s3.json"));
    assertThat(opened).hasSize(1);
    assertThat(answer.split("itemIdentifier", -1)).hasSizeGreaterThan(2);
    assertThat(invocation.log()).contains("\"event\":\"MessageLeft\"");
  }

  @Test
  void object_thatIsGoneIsNotAskedForAgain() throws IOException {
    String event = Invocation.event("sqs-s3.json").replace("2m5k1x9q", "gone");
    assertThat(invocation.of(handler(), event)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(invocation.log()).contains("\"event\":\"ObjectGone\"");
  }

  @Test
  void allowList_thatMakesNoSenseAllowsNothing() throws IOException {
    IngestHandler handler = handler(() -> AllowListJson.read("everybody"));
    invocation.of(handler, Invocation.event("s3-put.json"));
    assertThat(invocation.log()).contains("AllowListRefused").contains("\"allowed\":0");
  }

  @Test
  void allowList_thatCannotBeReadNowIsAsItWas() throws IOException {
    AtomicBoolean isAway = new AtomicBoolean();
    AllowList everybody =
        AllowListJson.read(
            "{\"version\":1,\"clients\":[{\"range\":\"198.51.100.0/24\",\"reason\":\"test\"}]}");
    IngestHandler handler =
        handler(
            () -> {
              if (isAway.get()) {
                throw new IOException("Access Denied");
              }
              return everybody;
            });
    invocation.of(handler, Invocation.event("s3-put.json"));
    isAway.set(true);
    invocation.of(handler, Invocation.event("s3-put.json"));
    assertThat(invocation.log()).contains("Access Denied").doesNotContain("\"allowed\":0");
  }

  private String invoke(String file) throws IOException {
    return invocation.of(handler(), Invocation.event(file));
  }

  private IngestHandler handler() {
    return handler(() -> AllowList.NONE);
  }

  private IngestHandler handler(AllowListStore allowList) {
    EventClock clock = new EventClock(Clock.systemUTC());
    return new IngestHandler(
        new IngestStep(this::open, windows, Settings.defaults(), clock), allowList);
  }

  private InputStream open(ObjectRef object) throws IOException {
    opened.add(object);
    if (object.key().contains("broken")) {
      throw new IOException("not now: " + object.key());
    }
    if (object.key().contains("gone")) {
      throw new FileNotFoundException("no such object: " + object.key());
    }
    return new ByteArrayInputStream(LINE.getBytes(UTF_8));
  }
}
