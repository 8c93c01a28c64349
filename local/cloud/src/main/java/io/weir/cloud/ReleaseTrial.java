package io.weir.cloud;

import io.weir.cloud.lambda.FunctionFailedException;
import io.weir.cloud.service.ReceivedAlert;
import io.weir.window.Counter;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lives through an update, a roll-back and the update again over one stored past: packaged
 * functions of an older release, of this one, the older, this one, each for days of hours. An
 * incident is open across each change, an attack comes within each release, and half of the last
 * hour before a change is delivered after it. Run by {@code local/releases}.
 *
 * <p>What has to hold: what this release does never fails and never finds anything unreadable; in
 * the end each line is counted once, whoever counted it; each attack and each trouble is told, and
 * nothing is told twice.
 */
public final class ReleaseTrial {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SETTLED = Duration.ofMinutes(20);
  private static final Pattern INCIDENT = Pattern.compile("\\b[0-9a-f]{20}\\b");
  private static final Pattern WARNING = Pattern.compile("\"level\":\"WARN\",\"event\":\"(\\w+)\"");

  /** As many hours of a release as make a model, and more. */
  private static final int HOURS = 60;

  /** How long before and after a change requests fail. */
  private static final int TROUBLE = 4;

  private static final int ATTACK_AT = 30;
  private static final List<String> FUNCTIONS =
      List.of("IngestFunction", "ScoreFunction", "NotifyFunction", "TrainFunction");

  /** A release takes over. */
  @FunctionalInterface
  interface Change {
    void deploy(LocalCloud cloud) throws IOException;
  }

  /**
   * What happened while a release was in place.
   *
   * @param failures runs of functions that failed
   * @param setbacks what could not be read or judged, by the name under which it is logged
   * @param alerts what people were told, by kind of notice
   */
  record Row(String release, long failures, Map<String, Long> setbacks, Map<String, Long> alerts) {}

  private final LocalCloud cloud;
  private final int hours;
  private final Instant start;
  private final List<TrialTraffic.Hour> past = new ArrayList<>();
  private final List<String> owed = new ArrayList<>();
  private final Map<String, Integer> read = new LinkedHashMap<>();
  private int told;

  /** Returns a trial that gives each release so many hours. */
  ReleaseTrial(LocalCloud cloud, int hours, Instant start) {
    this.cloud = cloud;
    this.hours = hours;
    this.start = start;
  }

  /**
   * Arguments: the checkout of the older release, and of this one, both packaged; a folder for
   * logs; optionally how many hours each release gets (60; fewer than 50 make no model).
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> parameters = Map.of("WindowSeconds", Long.toString(HOUR.toSeconds()));
    Release older = new Release(Path.of(arguments[0]), parameters);
    Release newer = new Release(Path.of(arguments[1]), parameters);
    Path logs = Files.createDirectories(Path.of(arguments[2]));
    int hours = arguments.length > 3 ? Integer.parseInt(arguments[3]) : HOURS;
    Map<String, Change> changes = new LinkedHashMap<>();
    changes.put("older", cloud -> cloud.deploy(older));
    changes.put("this one", cloud -> cloud.deploy(newer));
    changes.put("older again", cloud -> cloud.deploy(older));
    changes.put("this one again", cloud -> cloud.deploy(newer));
    Instant start =
        Instant.now()
            .truncatedTo(ChronoUnit.HOURS)
            .minus(HOUR.multipliedBy((long) hours * changes.size() + 1));
    boolean held;
    try (LocalCloud cloud = LocalCloud.start(Mode.best(), parameters, logs, line -> {})) {
      ReleaseTrial trial = new ReleaseTrial(cloud, hours, start);
      List<String> wrong = trial.run(changes, row -> System.out.println(text(row)));
      wrong.forEach(line -> System.out.println("wrong: " + line));
      held = wrong.isEmpty();
    }
    System.exit(held ? 0 : 1);
  }

  private static String text(Row row) {
    return "%-14s  failed runs %d, setbacks %s, told %s"
        .formatted(row.release(), row.failures(), row.setbacks(), row.alerts());
  }

  /** Lives through the releases in order and returns what does not hold. */
  List<String> run(Map<String, Change> changes, Consumer<Row> rows) throws IOException {
    List<String> wrong = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, Change> change : changes.entrySet()) {
      Row row = live(number, changes.size(), change.getKey(), change.getValue());
      rows.accept(row);
      if (change.getKey().startsWith("this") && row.failures() > 0) {
        wrong.add(row.failures() + " runs of this release failed");
      }
      if (change.getKey().startsWith("this") && !row.setbacks().isEmpty()) {
        wrong.add("this release could not read or judge: " + row.setbacks());
      }
      number++;
    }
    wrong.addAll(uncounted());
    wrong.addAll(untold(changes.size()));
    return wrong;
  }

  private Row live(int number, int releases, String name, Change change) throws IOException {
    long failedBefore = failed();
    change.deploy(cloud);
    for (int i = 0; i < hours; i++) {
      boolean first = number > 0 && i < TROUBLE;
      boolean last = number < releases - 1 && i >= hours - TROUBLE;
      String attacker = i == hours * ATTACK_AT / HOURS ? "198.51.100." + (10 + number) : "";
      hour(new TrialTraffic.Hour(first || last, attacker), number < releases - 1 && i == hours - 1);
    }
    safely(() -> cloud.train(now()));
    return new Row(name, failed() - failedBefore, setbacks(), alerts());
  }

  /** Delivers an hour, and what the one before it still owes; scores and tells. */
  private void hour(TrialTraffic.Hour hour, boolean isCut) throws IOException {
    Instant from = start.plus(HOUR.multipliedBy(past.size()));
    Instant delivered = from.plus(HOUR).plusSeconds(60);
    List<String> keys = TrialTraffic.keys(from);
    for (int node = 0; node < keys.size(); node++) {
      cloud.putObject(keys.get(node), TrialTraffic.object(from, node, hour), delivered);
    }
    past.add(hour);
    List<String> news = new ArrayList<>(owed);
    owed.clear();
    news.add(keys.get(0));
    (isCut ? owed : news).add(keys.get(1));
    cloud.deliverOrDie(news);
    safely(() -> cloud.score(now().plus(SETTLED)));
    cloud.drainStream();
    safely(() -> cloud.catchUp(now().plus(SETTLED)));
  }

  private Instant now() {
    return start.plus(HOUR.multipliedBy(past.size()));
  }

  /** Work of a function. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  /** A run that fails is counted where it failed; the next hour comes all the same. */
  private static void safely(Work work) throws IOException {
    try {
      work.run();
    } catch (FunctionFailedException e) {
      // Counted by the function.
    }
  }

  private long failed() {
    return FUNCTIONS.stream().mapToLong(id -> (long) cloud.number("Errors", id)).sum();
  }

  private Map<String, Long> setbacks() throws IOException {
    Map<String, Long> setbacks = new TreeMap<>();
    for (String function : FUNCTIONS) {
      String log = cloud.log(function);
      Matcher warnings = WARNING.matcher(log.substring(read.getOrDefault(function, 0)));
      read.put(function, log.length());
      while (warnings.find()) {
        setbacks.merge(warnings.group(1), 1L, Long::sum);
      }
    }
    return setbacks;
  }

  private Map<String, Long> alerts() {
    Map<String, Long> alerts = new TreeMap<>();
    List<ReceivedAlert> all = cloud.alerts();
    for (ReceivedAlert alert : all.subList(told, all.size())) {
      alerts.merge(
          alert.attributes().get("type") + " " + alert.attributes().get("notice"), 1L, Long::sum);
    }
    told = all.size();
    return alerts;
  }

  private List<String> uncounted() {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < past.size(); i++) {
      Instant from = start.plus(HOUR.multipliedBy(i));
      long counted = 0;
      for (WindowPart part :
          cloud.windows().parts(new WindowKey(TrialTraffic.SOURCE, from, HOUR))) {
        counted += part.window().count(Counter.REQUESTS);
      }
      long lines = TrialTraffic.lines(past.get(i));
      if (counted != lines) {
        wrong.add("hour %d has %d of %d lines".formatted(i, counted, lines));
      }
    }
    return wrong;
  }

  private List<String> untold(int releases) {
    List<String> wrong = new ArrayList<>();
    TreeSet<String> notices = new TreeSet<>();
    Map<String, Long> opened = new TreeMap<>();
    for (ReceivedAlert alert : cloud.alerts()) {
      String notice = alert.attributes().get("notice");
      Matcher id = INCIDENT.matcher(alert.message());
      String incident = "";
      while (id.find()) {
        incident = id.group();
      }
      if (!notice.equals("ESCALATED") && !notices.add(incident + " " + notice)) {
        wrong.add("told twice: " + alert.subject());
      }
      if (notice.equals("OPENED")) {
        opened.merge(alert.attributes().get("type"), 1L, Long::sum);
      }
    }
    expect(opened, "SQL_Injection", releases, wrong);
    expect(opened, "Error_Spike", releases - 1, wrong);
    return wrong;
  }

  private static void expect(
      Map<String, Long> opened, String type, long times, List<String> wrong) {
    if (opened.getOrDefault(type, 0L) != times) {
      wrong.add(type + " was opened " + opened.getOrDefault(type, 0L) + " times, not " + times);
    }
  }
}
