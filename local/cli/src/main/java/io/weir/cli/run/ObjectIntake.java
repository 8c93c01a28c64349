package io.weir.cli.run;

import io.weir.cli.Failures;
import io.weir.cli.files.Unpacked;
import io.weir.step.IngestReport;
import io.weir.store.LogSource;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads one object, or each file of it if it is an archive. Safe for use by several threads. */
final class ObjectIntake {
  private final LogSource logs;
  private final ObjectReader reader;
  private final AllowList allowed;
  private final ThreadLocal<ThreatScanner> scanners =
      ThreadLocal.withInitial(() -> new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE));

  /** An object, or a file of one, that was read to its end. */
  record Read(ObjectRef file, ObjectParts parts) {
    IngestReport report() {
      return new IngestReport(file, parts.report(), parts.parts().size(), parts.allowed(), 0);
    }
  }

  /**
   * What became of an object.
   *
   * @param reads it, or the files in it
   * @param failures one line for each that could not be read
   */
  record Result(List<Read> reads, List<String> failures) {}

  ObjectIntake(LogSource logs, ObjectReader reader, AllowList allowed) {
    this.logs = logs;
    this.reader = reader;
    this.allowed = allowed;
  }

  /** One that cannot be read stops nothing else, whatever is the matter with it. */
  Result take(ObjectRef object) {
    Result result = new Result(new ArrayList<>(), new ArrayList<>());
    try (InputStream in = logs.open(object)) {
      Unpacked.each(in, object, (bytes, file) -> take(bytes, file, result));
    } catch (IOException | RuntimeException e) {
      result.failures().add(failure(object, e));
    }
    return result;
  }

  private void take(InputStream in, ObjectRef file, Result result) {
    try {
      ObjectParts parts = reader.read(in, file, scanners.get(), allowed, Instant.now());
      result.reads().add(new Read(file, parts));
    } catch (IOException | RuntimeException e) {
      result.failures().add(failure(file, e));
    }
  }

  /** Returns a line that says what is the matter. */
  static String failure(ObjectRef object, Throwable failure) {
    String why =
        Failures.isOfInput(failure)
            ? Failures.describe(failure)
            : "a defect of Weir itself, please report it: " + failure;
    return why.startsWith("/") && why.contains(object.key()) ? why : object.key() + ": " + why;
  }
}
