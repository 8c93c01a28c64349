package io.weir.model;

import io.weir.baseline.History;
import io.weir.baseline.Level;
import io.weir.baseline.ProfileFitter;
import io.weir.baseline.Regulars;
import io.weir.bytes.Blob;
import io.weir.detect.AnomalyDetector;
import io.weir.detect.Knowledge;
import io.weir.finding.Severity;
import io.weir.store.ModelStore;
import io.weir.store.StoredModel;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Trains a new model, tries it silently on recent windows beside the one in use, and publishes it
 * if it would not have alarmed more.
 */
public final class Training {
  /** Less history than this says too little of what held-out windows do. */
  private static final Duration LEAST_HISTORY = Duration.ofDays(2);

  private static final double LEAST_COVERAGE = 0.5;
  private static final double WEEK_SECONDS = Duration.ofDays(7).toSeconds();
  private static final double SLACK = 2;

  private final ModelStore store;
  private final ModelTrainer trainer;
  private final AnomalyDetector detector;
  private final Duration windowWidth;
  private final double falseAlarmsPerWeek;
  private final Clock clock;

  public Training(
      ModelStore store,
      ProfileFitter fitter,
      AnomalyDetector detector,
      Duration windowWidth,
      double falseAlarmsPerWeek,
      OptionalDouble contamination,
      Clock clock) {
    this.store = store;
    this.trainer = new ModelTrainer(fitter, windowWidth, falseAlarmsPerWeek, contamination, clock);
    this.detector = detector;
    this.windowWidth = windowWidth;
    this.falseAlarmsPerWeek = falseAlarmsPerWeek;
    this.clock = clock;
  }

  /**
   * Trains a model for the source on its windows, in order of time, if the normal ones are enough
   * and not all alike.
   *
   * @return whether the new model is in use now
   */
  public boolean train(String source, List<History> windows) throws IOException {
    if (!isEnough(windows)) {
      return false;
    }
    ModelTrainer.Trained trained;
    try {
      trained = trainer.train(windows);
    } catch (IllegalArgumentException e) {
      // A source whose windows are all alike has nothing to grow a forest from; the others have.
      return false;
    }
    long alarms = alarms(source, trained.challenger(), trained.heldOut());
    // The one in use takes long to read, and is asked for only by what alarms too much.
    if (alarms > bearable(trained.heldOut())) {
      Optional<SourceModel> champion = champion(source);
      if (champion.isPresent() && alarms > alarms(source, champion.get(), trained.heldOut())) {
        keep(source, champion.get(), trained.model().profile().regulars());
        return false;
      }
    }
    publish(source, trained.model());
    return true;
  }

  /** Who was here is a fact, whichever model is the better one. */
  private void keep(String source, SourceModel champion, Regulars regulars) throws IOException {
    if (!champion.profile().regulars().equals(regulars)) {
      publish(source, champion.withRegulars(regulars));
    }
  }

  private void publish(String source, SourceModel model) throws IOException {
    Blob artifact = ModelCodec.artifact(model);
    String version = version(source, model, artifact);
    store.publish(ModelCodec.write(source, version, model, artifact));
  }

  /**
   * Returns a version that sorts by time and is another one for other content: a training that is
   * repeated as of the same time may have read a little more history.
   */
  private String version(String source, SourceModel model, Blob artifact) {
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
    StoredModel content = ModelCodec.write(source, time, model, artifact);
    int digest = 31 * content.artifact().hashCode() + content.manifest().hashCode();
    return time + "-" + HexFormat.of().toHexDigits(digest);
  }

  private boolean isEnough(List<History> windows) {
    long least = LEAST_HISTORY.toSeconds() / windowWidth.toSeconds();
    List<History> normal = History.normal(windows);
    return normal.size() >= least * LEAST_COVERAGE
        && !normal
            .get(0)
            .start()
            .plus(LEAST_HISTORY.multipliedBy(9).dividedBy(10))
            .isAfter(normal.get(normal.size() - 1).start());
  }

  private Optional<SourceModel> champion(String source) throws IOException {
    Optional<StoredModel> current = store.current(source);
    try {
      return current.map(ModelCodec::model);
    } catch (IllegalArgumentException e) {
      // What cannot be used cannot defend its place.
      return Optional.empty();
    }
  }

  private double bearable(List<History> windows) {
    double weeks = windows.size() * windowWidth.toSeconds() / WEEK_SECONDS;
    return SLACK * falseAlarmsPerWeek * weeks + 1;
  }

  private long alarms(String source, SourceModel model, List<History> windows) {
    Knowledge knowledge = model.knowledge();
    int recent = (int) Level.MEMORY.dividedBy(windowWidth);
    return IntStream.range(0, windows.size())
        .parallel()
        .filter(i -> History.isNormal(windows, i))
        .filter(
            i -> {
              History window = windows.get(i);
              WindowKey key = WindowKey.of(source, window.start(), windowWidth);
              List<History> before = windows.subList(Math.max(0, i - recent), i);
              return detector.detect(key, window.digest(), knowledge, before, List.of()).stream()
                  .anyMatch(finding -> finding.severity() != Severity.INFO);
            })
        .count();
  }
}
