package io.weir.lab.respond;

import io.weir.incident.Incident;
import io.weir.lab.ReplayClock;
import io.weir.lab.generate.LogObject;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.step.IngestStep;
import io.weir.step.RespondLimits;
import io.weir.step.RespondStep;
import io.weir.step.Settings;
import io.weir.step.TrainStep;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.store.memory.InMemoryBlockStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Lives through a week of attacks as a deployment would, with the response in {@code propose} or in
 * {@code apply}: there the traffic that follows meets the firewall that was changed.
 */
public final class ResponseTrial {
  private static final Duration DELIVERED_AFTER = Duration.ofMinutes(2);
  private static final Duration KEPT_PARTS = Duration.ofHours(28);

  private final TrafficGenerator traffic;
  private final TrafficShape shape;
  private final ReplayClock clock;
  private final Edge edge;
  private final InMemoryBlockStore blocks = new InMemoryBlockStore();
  private final Queue<Incident> changes = new ArrayDeque<>();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore(changes::add);
  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final Map<String, LogObject> arriving = new HashMap<>();
  private final RespondStep respond;

  private ResponseTrial(TrafficGenerator traffic, boolean apply) {
    this.shape = traffic.shape();
    this.clock = new ReplayClock(shape.start());
    this.edge = new Edge(clock);
    this.traffic = traffic.behind(edge);
    RespondLimits limits = RespondLimits.defaults();
    this.respond =
        apply
            ? new RespondStep(blocks, edge.v4(), edge.v6(), limits, clock)
            : RespondStep.proposing(blocks, limits, clock);
  }

  /** Lives through the week and returns the account of it. */
  static Account of(TrafficGenerator traffic, boolean apply) throws IOException {
    ResponseTrial trial = new ResponseTrial(traffic, apply);
    trial.run();
    return new Account(
        traffic.events(),
        trial.edge.passages(),
        trial.incidents.allIncidents(),
        trial.blocks.blocks(Instant.EPOCH));
  }

  /**
   * Lives through the week of the seed twice, and prints what came of it.
   *
   * @return what is not as it should be, one line each
   */
  public static List<String> print(long seed, PrintWriter out) throws IOException {
    TrafficGenerator week = AttackWeek.of(seed);
    List<String> wrong = new ArrayList<>();
    for (boolean apply : new boolean[] {false, true}) {
      Account account = of(week, apply);
      Acceptance acceptance = new Acceptance(account, apply);
      out.println(apply ? "  apply" : "  propose");
      acceptance.lines().forEach(line -> out.println("    " + line));
      wrong.addAll(acceptance.wrong());
    }
    return wrong;
  }

  private void run() throws IOException {
    Settings settings = Settings.defaults().withZone(shape.zone());
    InMemoryModelStore models = new InMemoryModelStore();
    InMemoryVerdictStore verdicts = new InMemoryVerdictStore(windows, incidents);
    IngestStep ingest =
        new IngestStep(
            object -> new ByteArrayInputStream(arriving.get(object.key()).bytes().toByteArray()),
            windows,
            settings,
            clock);
    ScoreStep score = new ScoreStep(windows, incidents, verdicts, models, settings, clock);
    TrainStep train = new TrainStep(windows, models, settings, clock);
    for (int window = 0; window < shape.windows(); window++) {
      Instant end = shape.window(window + 1);
      if (end.getEpochSecond() % Duration.ofDays(1).toSeconds() == 0) {
        clock.moveTo(end);
        train.train();
      }
      clock.moveTo(end.plus(DELIVERED_AFTER));
      windows.forgetPartsBefore(clock.instant().minus(KEPT_PARTS));
      arrive(window, ingest);
      judge(score);
    }
  }

  private void arrive(int window, IngestStep ingest) throws IOException {
    for (LogObject object : traffic.plainObjects(window)) {
      arriving.put(object.key(), object);
      ingest.ingest(new ObjectRef("logs", object.key(), "1"));
    }
    arriving.clear();
  }

  private void judge(ScoreStep score) throws IOException {
    ScoreReport report = score.score();
    if (!report.setbacks().isEmpty()) {
      throw new IllegalStateException("cannot be judged: " + report.setbacks().get(0));
    }
    while (!changes.isEmpty()) {
      respond.take(changes.remove(), AllowList.NONE);
    }
    respond.agree();
  }
}
