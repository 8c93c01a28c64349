package io.weir.bench.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.cloud.Consumed;
import io.weir.cloud.CountedTables;
import io.weir.cloud.PastIncidents;
import io.weir.finding.FindingType;
import io.weir.lab.ReplayClock;
import io.weir.step.DispatchStep;
import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.step.score.Stated;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.work.Backlog;
import io.weir.store.work.SourceWork;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sources that live window by window: objects are read and stored, and scored when they settle. */
final class Load implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int WIDTH = 300;

  /** So many times within four days are enough for a trouble to be held open. */
  private static final int OFTEN = 4;

  private final CountedTables tables = new CountedTables();
  private final SplittableRandom random = new SplittableRandom(7);
  private final int sources;
  private final int lines;
  private final ScoreStep score;
  private byte[] next = {};
  private final ReplayClock clock = new ReplayClock(START);
  private int window;
  private int objects;

  Load(int sources, int lines) throws IOException {
    this.sources = sources;
    this.lines = lines;
    this.score =
        new ScoreStep(
            tables.windows(),
            tables.incidents(),
            tables.verdicts(),
            new InMemoryModelStore(),
            Settings.defaults(),
            clock);
  }

  Consumed consumed() {
    return tables.consumed();
  }

  /** Has so many objects of each source come for the window. */
  void deliver(int count, boolean attacked) throws IOException {
    deliver(count, lines, attacked);
  }

  /** Has one object of each source come for the window, with as many lines as so many have. */
  void deliverTogether(int count) throws IOException {
    deliver(1, count * lines, false);
  }

  private void deliver(int count, int linesOfEach, boolean attacked) throws IOException {
    clock.moveTo(start().plusSeconds(WIDTH + 60));
    IngestStep ingest =
        new IngestStep(
            object -> new ByteArrayInputStream(next), tables.windows(), Settings.defaults(), clock);
    for (int source = 0; source < sources; source++) {
      for (int i = 0; i < count; i++) {
        next = object(source, linesOfEach, attacked);
        ingest.ingest(new ObjectRef("logs", "AWSLogs/n" + objects++ + ".log", "1"));
      }
    }
  }

  /** Looks at the window before it has settled. */
  void look() throws IOException {
    clock.moveTo(start().plusSeconds(WIDTH + 120));
    score(handedOut());
  }

  /**
   * Puts attacks of the last five days that are over, and, if wanted, a trouble that came each day
   * and is held open since.
   */
  void remember(int attacks, boolean held) {
    long apart = Duration.ofDays(5).toMillis() / Math.max(1, attacks);
    for (int source = 0; source < sources; source++) {
      for (int i = 0; i < attacks; i++) {
        put(source, FindingType.SQL_INJECTION, start().minusMillis(i * apart), true);
      }
      for (int day = 1; held && day <= OFTEN; day++) {
        put(source, FindingType.TRAFFIC_SPIKE, start().minus(Duration.ofDays(day)), day > 1);
      }
    }
  }

  private void put(int source, FindingType type, Instant time, boolean over) {
    tables.incidents().put(PastIncidents.of(source(source), type, time, over));
  }

  /** Scores the window as soon as it has settled, and goes on to the next. */
  void settle() throws IOException {
    score(due());
    window++;
  }

  /** Returns the sources that are due once the window has settled. */
  List<String> due() throws IOException {
    clock.moveTo(start().plusSeconds(WIDTH + 601));
    return handedOut();
  }

  private List<String> handedOut() throws IOException {
    List<SourceWork> work = new ArrayList<>();
    new DispatchStep(tables.windows(), work::addAll, Backlog.NONE, clock, clock).due();
    return work.stream().map(SourceWork::source).toList();
  }

  void score(List<String> due) {
    for (String source : due) {
      ScoreReport report =
          score.score(new SourceWork(source, clock.instant(), false, false), Stated.of(List.of()));
      if (!report.setbacks().isEmpty()) {
        throw new IllegalStateException(report.setbacks().toString());
      }
    }
  }

  /** Returns the size of a part of the last window. */
  double partKilobytes() {
    List<WindowPart> parts =
        tables.windows().parts(WindowKey.of(source(0), start(), WindowKey.DEFAULT_WIDTH));
    Window first = parts.get(0).window();
    return WindowCodec.encode(first).length / 1024.0;
  }

  static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private Instant start() {
    return START.plusSeconds((long) window * WIDTH);
  }

  private static String source(int number) {
    return "app/shop%04d/50dc6c495c0c9188".formatted(number);
  }

  private byte[] object(int source, int count, boolean attacked) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String path = attacked && i == 0 ? "/?id=1%27%20UNION%20SELECT%201" : path();
      String time = start().plusMillis(random.nextInt(WIDTH * 1000)).toString();
      text.append("https ").append(time).append(' ').append(source(source)).append(' ');
      text.append("198.51.").append(random.nextInt(8)).append('.').append(random.nextInt(250));
      text.append(":40000 10.0.0.").append(1 + random.nextInt(4)).append(":80 0.001 0.0");
      text.append(10 + random.nextInt(80)).append(" 0.000 200 200 120 ");
      text.append(500 + random.nextInt(9000)).append(" \"GET https://shop.example:443");
      text.append(path).append(" HTTP/1.1\" \"Mozilla/5.0 (X11; Linux x86_64; rv:");
      text.append(100 + random.nextInt(30)).append(") Gecko\" ECDHE-RSA-AES128-GCM-SHA256 ");
      text.append("TLSv1.2 arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/t/1 ");
      text.append("\"Root=1-1-1\" \"shop.example\" \"-\" 0 ").append(time);
      text.append(" \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\"\n");
    }
    return text.toString().getBytes(UTF_8);
  }

  private String path() {
    return "/item/" + (int) Math.sqrt(random.nextInt(40_000));
  }

  @Override
  public void close() throws IOException {
    tables.close();
  }
}
