package io.weir.bench.detection;

import io.weir.lab.ReplayClock;
import io.weir.lab.generate.LogObject;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.log.LogFormat;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.step.PartIntake;
import io.weir.step.Settings;
import io.weir.step.TrainStep;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What it costs to judge a window with a month of history, in CPU time of the one thread that does
 * it: {@code bench/run detection.JudgeCost [DAYS [REQUESTS]]}. A shop's days are lived through as
 * in a deployment, each window judged when it settles and a model trained every night; the last two
 * days are timed. The stores are in memory: what a table costs is not in it.
 */
public final class JudgeCost {
  private static final int DAYS = 30;
  private static final double REQUESTS = 600;
  private static final int DAY_WINDOWS = 288;
  private static final int TIMED_DAYS = 2;
  private static final double MILLION = 1e6;
  private static final Duration SETTLED = Duration.ofMinutes(15);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final TrafficGenerator traffic;
  private final TrafficShape shape;
  private final ReplayClock clock;
  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore(change -> {});
  private final PartIntake intake;
  private final ScoreStep score;
  private final TrainStep train;
  private final ObjectReader reader;
  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  private JudgeCost(TrafficGenerator traffic) {
    this.traffic = traffic;
    this.shape = traffic.shape();
    this.clock = new ReplayClock(shape.start());
    Settings settings = Settings.defaults().withZone(shape.zone());
    InMemoryModelStore models = new InMemoryModelStore();
    this.intake = new PartIntake(windows, settings);
    this.score =
        new ScoreStep(
            windows,
            incidents,
            new InMemoryVerdictStore(windows, incidents),
            models,
            settings,
            clock);
    this.train = new TrainStep(windows, models, settings, clock);
    this.reader = new ObjectReader(new LogReader(ReadLimits.DEFAULT), settings.windowWidth());
  }

  /** Prints the table. */
  public static void main(String[] args) throws IOException {
    int days = args.length > 0 ? Integer.parseInt(args[0]) : DAYS;
    double requests = args.length > 1 ? Double.parseDouble(args[1]) : REQUESTS;
    TrafficShape shape =
        new TrafficShape(
            1,
            "app/shop/50dc6c495c0c9188",
            LogFormat.ALB,
            Instant.parse("2026-03-02T00:00:00Z"),
            days * DAY_WINDOWS,
            requests,
            2,
            6,
            ZoneId.of("Europe/Berlin"),
            Set.of());
    new JudgeCost(new TrafficGenerator(shape, List.of())).run();
  }

  private void run() throws IOException {
    List<Double> judging = new ArrayList<>();
    double training = 0;
    for (int i = 0; i < shape.windows(); i++) {
      clock.moveTo(shape.window(i + 1).plus(SETTLED));
      deliver(i);
      double judged = millis(this::judge);
      boolean night = (i + 1) % DAY_WINDOWS == 0;
      if (night) {
        windows.forgetPartsBefore(clock.instant().minus(Duration.ofHours(3)));
        training = millis(train::train);
      }
      if (i >= shape.windows() - TIMED_DAYS * DAY_WINDOWS) {
        judging.add(judged);
      }
    }
    Collections.sort(judging);
    double mean = judging.stream().mapToDouble(d -> d).average().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "judge a window: mean %.2f ms, median %.2f, 99 of 100 under %.2f; %d windows%n"
            + "train on %d days: %.0f ms%n",
        mean,
        judging.get(judging.size() / 2),
        judging.get(judging.size() * 99 / 100),
        judging.size(),
        shape.windows() / DAY_WINDOWS,
        training);
  }

  private void deliver(int window) throws IOException {
    for (LogObject object : traffic.plainObjects(window)) {
      ObjectRef ref = new ObjectRef("logs", object.key(), "1");
      byte[] bytes = object.bytes().toByteArray();
      List<WindowPart> parts =
          reader.read(new ByteArrayInputStream(bytes), ref, scanner, clock.instant()).parts();
      intake.take(parts, LogFormat.ALB, clock.instant());
    }
  }

  private void judge() {
    ScoreReport report = score.score();
    if (!report.setbacks().isEmpty()) {
      throw new IllegalStateException("cannot be judged: " + report.setbacks().get(0));
    }
  }

  private static double millis(Runnable work) {
    long before = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - before) / MILLION;
  }
}
