package io.weir.step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.log.UnreadableObjectException;
import io.weir.store.LogSource;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.window.Counter;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class IngestStepTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:07:00Z");
  private static final ObjectRef OBJECT = new ObjectRef("logs", "a.log.gz", "1");
  private final InMemoryWindowStore windows = new InMemoryWindowStore();

  @Test
  void ingest_linesOfTwoWindows_storesAndMarksBoth() throws IOException {
    String text = line("2026-03-02T10:04:59.999999Z") + line("2026-03-02T10:05:00.000000Z");

    IngestReport report = step(gzip(text)).ingest(OBJECT);

    assertThat(report.windows()).isEqualTo(2);
    assertThat(windows.dirtyWindows(10))
        .extracting(mark -> mark.key().start())
        .containsExactly(
            Instant.parse("2026-03-02T10:00:00Z"), Instant.parse("2026-03-02T10:05:00Z"));
    assertThat(report.describe())
        .isEqualTo("read as alb lines=2 accepted=2 rejected=0 skipped=0 windows=2");
  }

  @Test
  void ingest_sameObjectTwice_countsOnce() throws IOException {
    IngestStep step = step(gzip(line("2026-03-02T10:04:00.000000Z")));
    step.ingest(OBJECT);
    step.ingest(OBJECT);

    WindowKey key = windows.dirtyWindows(10).get(0).key();
    assertThat(windows.parts(key)).hasSize(1);
    assertThat(windows.parts(key).get(0).window().count(Counter.REQUESTS)).isEqualTo(1);
  }

  @Test
  void ingest_truncatedObject_storesNothing() {
    byte[] whole = gzip(line("2026-03-02T10:04:00.000000Z").repeat(2000));
    IngestStep step = step(Arrays.copyOf(whole, whole.length - 9));

    assertThatThrownBy(() -> step.ingest(OBJECT)).isInstanceOf(UnreadableObjectException.class);
    assertThat(windows.dirtyWindows(10)).isEmpty();
    assertThat(windows.sources()).isEmpty();
  }

  @Test
  void ingest_objectThatIsNoLog_isSkippedWithItsReason() throws IOException {
    IngestReport report = step("<html>not a log</html>\n".getBytes(UTF_8)).ingest(OBJECT);

    assertThat(report.describe())
        .startsWith(
            "skipped: it has no line or record that is known as one of an access log, lines=1"
                + " accepted=0");
    assertThat(windows.dirtyWindows(10)).isEmpty();
  }

  private IngestStep step(byte[] bytes) {
    LogSource logs = object -> new ByteArrayInputStream(bytes);
    return new IngestStep(logs, windows, Settings.defaults(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static String line(String time) {
    return "http "
        + time
        + " app/web/0123456789abcdef 198.51.100.4:40000 10.0.0.1:80 0.000 0.020 0.000 200 200"
        + " 120 900 \"GET http://www.example.org:80/ HTTP/1.1\" \"probe/1\" - -\n";
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
