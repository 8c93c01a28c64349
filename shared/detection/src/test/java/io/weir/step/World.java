package io.weir.step;

import io.weir.finding.Finding;
import io.weir.incident.Incident;
import io.weir.log.LogFormat;
import io.weir.step.score.ScoreStep;
import io.weir.step.score.Stated;
import io.weir.store.IncidentStore;
import io.weir.store.Verdict;
import io.weir.store.VerdictStore;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryNoticeStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.outbound.MetricSink;
import io.weir.store.outbound.NoticeStore;
import io.weir.store.work.Backlog;
import io.weir.store.work.SourceWork;
import io.weir.window.Counter;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The whole pipeline on a virtual clock, minute by minute: objects come late, twice and in any
 * order, workers of every kind run at once, call by call, and some stand still for minutes. A seed
 * decides everything.
 */
public final class World {
  /** What a world is made of. */
  public record Stores(WindowStore windows, IncidentStore incidents, VerdictStore verdicts) {
    static Stores inMemory() {
      InMemoryWindowStore windows = new InMemoryWindowStore();
      IncidentStore incidents = new InMemoryIncidentStore();
      return new Stores(windows, incidents, new InMemoryVerdictStore(windows, incidents));
    }
  }

  /** What is left in the end. */
  record End(
      List<String> parts,
      List<WindowSummary> summaries,
      List<Finding> findings,
      List<String> incidents) {}

  private static final int MINUTES_AFTER = 90;
  private static final int MAX_TRIES = 2;

  /** In a calm world nothing is merged, so that merging has something to be compared with. */
  private static final int ROLL_UP_FROM = 2;

  private final SplittableRandom random;
  private final Faults faults;
  private final boolean rough;
  private final Traffic traffic;
  private final MovedClock clock = new MovedClock(Traffic.START);
  private final WindowStore windows;
  private final IncidentStore incidents;
  private final VerdictStore verdicts;
  private final Deque<Incident> stream = new ArrayDeque<>();
  private final List<Incident> streamed = new ArrayList<>();
  private final NoticeStore notices = new InMemoryNoticeStore();
  private final Map<String, Integer> sent = new TreeMap<>();
  private final Deque<SourceWork> queue = new ArrayDeque<>();
  private final List<Baton.Worker> running = new ArrayList<>();
  private final Map<ObjectRef, Integer> tries = new HashMap<>();
  private final Map<ObjectRef, Instant> waiting = new HashMap<>();
  private final List<ScoreStep> scorers = new ArrayList<>();

  /** Returns a world of the traffic in which nothing goes wrong, or one that is rough. */
  World(Traffic traffic, long seed, boolean rough, Stores stores) {
    this.traffic = traffic;
    this.windows = stores.windows();
    this.incidents = stores.incidents();
    this.verdicts = streaming(stores.verdicts());
    this.random = new SplittableRandom(seed);
    this.rough = rough;
    this.faults = new Faults(seed, rough ? 0.004 : 0);
    int pool = rough ? 2 + random.nextInt(3) : 1;
    for (int i = 0; i < pool; i++) {
      scorers.add(
          new ScoreStep(
              faults.in(WindowStore.class, windows),
              faults.in(IncidentStore.class, incidents),
              faults.in(VerdictStore.class, verdicts),
              new InMemoryModelStore(),
              Settings.defaults(),
              rough ? ROLL_UP_FROM : Integer.MAX_VALUE,
              clock));
    }
  }

  /** Lives through the windows and some time after, and returns what is left. */
  End live(int lastWindow) {
    for (ObjectRef object : traffic.refs()) {
      waiting.put(object, traffic.deliveredAt(object).plusSeconds(rough ? random.nextInt(90) : 0));
    }
    Instant end = Traffic.window(lastWindow).plus(Duration.ofMinutes(MINUTES_AFTER));
    Instant calm = end.minus(Duration.ofMinutes(MINUTES_AFTER / 2));
    for (Instant now = Traffic.START; now.isBefore(end); now = now.plusSeconds(60)) {
      clock.to(now);
      if (now.equals(calm)) {
        faults.calm();
      }
      minute(now, now.isBefore(calm));
    }
    runAll(true);
    return end();
  }

  /** What is committed comes by the stream, whether whoever committed it lives on or not. */
  private VerdictStore streaming(VerdictStore store) {
    return (VerdictStore)
        Proxy.newProxyInstance(
            VerdictStore.class.getClassLoader(),
            new Class<?>[] {VerdictStore.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(store, arguments);
                if (method.getName().equals("commit")) {
                  List<Incident> changes = ((Verdict) arguments[1]).incidents();
                  stream.addAll(changes);
                  streamed.addAll(changes);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  Faults faults() {
    return faults;
  }

  /** Returns how often each notice went out. */
  Map<String, Integer> sent() {
    return sent;
  }

  List<Incident> allIncidents() {
    return windows.sources().stream()
        .flatMap(source -> incidents.incidents(source.source(), Instant.EPOCH).stream())
        .toList();
  }

  private void minute(Instant now, boolean stormy) {
    List<ObjectRef> due =
        waiting.keySet().stream().filter(each -> !waiting.get(each).isAfter(now)).toList();
    for (ObjectRef object :
        due.stream().sorted(Comparator.comparing(ObjectRef::toString)).toList()) {
      deliver(object, now);
      if (rough && stormy && random.nextInt(6) == 0) {
        start(() -> ingest(object, faults.in(WindowStore.class, windows)));
      }
    }
    start(this::dispatch);
    runAll(!(rough && stormy));
    for (SourceWork work : List.copyOf(queue)) {
      start(() -> score(work));
      if (rough && stormy && random.nextInt(5) == 0) {
        // Beyond what the queue ever does: the same source is given to two at once.
        start(() -> score(work));
      }
    }
    queue.clear();
    if (rough && stormy && random.nextInt(20) == 0 && !streamed.isEmpty()) {
      stream.addAll(streamed.subList(random.nextInt(streamed.size()), streamed.size()));
    }
    List<Incident> changes = List.copyOf(stream);
    stream.clear();
    start(() -> tell(changes));
    runAll(!(rough && stormy));
  }

  /** Steps the workers in any order, call by call, to their end; in a storm some are left. */
  private void runAll(boolean toTheEnd) {
    List<Baton.Worker> active = new ArrayList<>(running);
    if (!toTheEnd) {
      active.removeIf(worker -> random.nextInt(8) == 0);
    }
    while (!active.isEmpty()) {
      Baton.Worker worker = active.get(random.nextInt(active.size()));
      worker.step();
      boolean stalls = !toTheEnd && random.nextInt(400) == 0;
      if (worker.isDone() || stalls) {
        active.remove(worker);
      }
    }
    running.removeIf(Baton.Worker::isDone);
  }

  private void start(Runnable work) {
    running.add(
        new Baton.Worker(
            () -> {
              try {
                work.run();
              } catch (Faults.Death | UncheckedIOException e) {
                // Whoever called comes again.
              }
            }));
  }

  private void deliver(ObjectRef object, Instant now) {
    // Whatever becomes of this try, the queue gives it out again unless it is confirmed.
    waiting.put(object, now.plusSeconds(60));
    boolean careful = tries.merge(object, 1, Integer::sum) > MAX_TRIES;
    WindowStore store = careful ? windows : faults.in(WindowStore.class, windows);
    start(
        () -> {
          ingest(object, store);
          waiting.remove(object);
        });
  }

  private void ingest(ObjectRef object, WindowStore store) {
    PartIntake intake = new PartIntake(store, Settings.defaults());
    intake.take(traffic.parts(object), LogFormat.ALB, traffic.deliveredAt(object));
  }

  private void dispatch() {
    WindowStore store = faults.in(WindowStore.class, windows);
    try {
      new DispatchStep(store, queue::addAll, Backlog.NONE, clock, clock).due();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void score(SourceWork work) {
    scorers.get(random.nextInt(scorers.size())).score(work, Stated.of(List.of()));
  }

  private void tell(List<Incident> changes) {
    int told = 0;
    try {
      for (Incident incident : changes) {
        String name = incident.id() + "-" + incident.noticeNumber();
        NoticeStore store = faults.in(NoticeStore.class, notices);
        MovedClock skewed = new MovedClock(clock.instant().plusSeconds(skew()));
        new NotifyStep(store, alert -> sent.merge(name, 1, Integer::sum), MetricSink.NONE, skewed)
            .notify(incident);
        told++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // A stream goes on from the first record that was not done.
      changes.subList(told, changes.size()).forEach(stream::add);
    }
  }

  private int skew() {
    return rough ? random.nextInt(241) - 120 : 0;
  }

  private End end() {
    List<String> parts = new ArrayList<>();
    List<WindowSummary> summaries = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (String source : new TreeSet<>(windows.sources().stream().map(s -> s.source()).toList())) {
      summaries.addAll(windows.summaries(source, Instant.EPOCH, clock.instant()));
      for (Instant w = Traffic.START; w.isBefore(clock.instant()); w = w.plusSeconds(300)) {
        WindowKey key = WindowKey.of(source, w, WindowKey.DEFAULT_WIDTH);
        findings.addAll(incidents.findings(key));
        windows.parts(key).stream().map(World::describe).sorted().forEach(parts::add);
      }
    }
    List<String> told = allIncidents().stream().map(World::describe).sorted().toList();
    return new End(parts, summaries, findings, told);
  }

  private static String describe(WindowPart part) {
    return part.key() + " " + part.object() + " " + part.window().count(Counter.REQUESTS);
  }

  /** Leaves out how often it changed on the way, which depends on when it was looked at. */
  private static String describe(Incident incident) {
    return String.join(
        " ",
        incident.id(),
        incident.type().name(),
        incident.subject(),
        incident.severity().name(),
        incident.state().name(),
        incident.trail().toString(),
        incident.closed().toString(),
        incident.explanation(),
        Boolean.toString(incident.noticeNumber() > 0));
  }
}
