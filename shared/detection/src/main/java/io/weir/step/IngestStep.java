package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.log.LogFormat;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.store.LogSource;
import io.weir.store.WindowStore;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import io.weir.window.ClientMask;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;

/**
 * The first step: one delivered log object becomes window parts. Safe for use by several threads.
 */
public final class IngestStep {
  private final LogSource logs;
  private final PartIntake intake;
  private final ObjectReader reader;
  private final Clock clock;

  public IngestStep(LogSource logs, WindowStore windows, Settings settings, Clock clock) {
    this(logs, windows, settings, ClientMask.Choice.FULL, clock);
  }

  /** As the other, and keeps less of the clients' addresses. */
  public IngestStep(
      LogSource logs, WindowStore windows, Settings settings, ClientMask.Choice mask, Clock clock) {
    this(
        logs,
        windows,
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), settings.windowWidth(), mask),
        settings.lateness(),
        clock);
  }

  /** As the other, with a reader that has bounds of its own. */
  public IngestStep(LogSource logs, WindowStore windows, ObjectReader reader, Clock clock) {
    this(logs, windows, reader, Lateness.defaults(), clock);
  }

  private IngestStep(
      LogSource logs, WindowStore windows, ObjectReader reader, Lateness lateness, Clock clock) {
    this.logs = requireNonNull(logs, "logs");
    this.intake = new PartIntake(windows, lateness);
    this.reader = requireNonNull(reader, "reader");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Reads the object and stores its parts; repeating it changes nothing.
   *
   * @throws java.io.FileNotFoundException if there is no such object
   * @throws io.weir.log.UnreadableObjectException if the object is damaged, cut short or over the
   *     limits; nothing of it is stored then
   * @throws IOException if it cannot be read now
   */
  public IngestReport ingest(ObjectRef object) throws IOException {
    return ingest(object, AllowList.NONE);
  }

  /** As the other; what the operator allows is no attack. */
  public IngestReport ingest(ObjectRef object, AllowList allowed) throws IOException {
    Instant arrived = clock.instant();
    ObjectParts read = read(object, allowed, arrived);
    LogFormat format = read.report().format().orElse(LogFormat.ALB);
    long ahead = intake.take(read.parts(), format, arrived);
    return new IngestReport(object, read.report(), read.parts().size(), read.allowed(), ahead);
  }

  private ObjectParts read(ObjectRef object, AllowList allowed, Instant arrived)
      throws IOException {
    try (InputStream in = logs.open(object)) {
      ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
      return reader.read(in, object, scanner, allowed, arrived);
    }
  }
}
