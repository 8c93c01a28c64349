package io.weir.log;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads one delivered object: bytes in, requests out.
 *
 * <p>The format is recognised by content first and by key second. Objects that are no access log
 * are skipped with a reason. Memory does not grow with the object. Thread-safe: every call has its
 * own state.
 */
public final class LogReader {
  private final ReadLimits limits;

  public LogReader(ReadLimits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Reads the object to its end and hands every request to the consumer.
   *
   * @param in the object as it is stored, compressed or not; it is not closed
   * @param key its key, decoded; a hint
   * @return what became of every line
   * @throws UnreadableObjectException if the object is damaged, cut short or over the limits; the
   *     requests handed over until then must be forgotten
   * @throws IOException if the stream fails
   */
  public ReadReport read(InputStream in, String key, LogConsumer consumer) throws IOException {
    return read(in, key, Optional.empty(), consumer);
  }

  /** As {@link #read(InputStream, String, LogConsumer)}, in a format that is known beforehand. */
  public ReadReport read(
      InputStream in, String key, Optional<LogFormat> format, LogConsumer consumer)
      throws IOException {
    try (ObjectBytes bytes = new ObjectBytes(in, limits)) {
      Tally tally = new Tally(limits.maxKeptRejects());
      Drift drift = new Drift();
      LineLoop loop = new LineLoop(bytes, tally, limits.maxLineBytes());
      Recognizer.Verdict found = loop.recognize(key);
      Recognizer.Verdict verdict = format.map(Recognizer.Verdict::read).orElse(found);
      if (verdict.format().isPresent()) {
        loop.run(parser(verdict.format().get(), drift), consumer);
      } else if (verdict.skipReason().orElseThrow() != SkipReason.PARQUET) {
        loop.skipAll();
      }
      return tally.report(verdict, drift, bytes.inflatedBytes());
    }
  }

  private static LineParser parser(LogFormat format, Drift drift) {
    if (format == LogFormat.ALB) {
      return new AlbParser(drift);
    }
    throw new IllegalArgumentException("no parser for " + format.label());
  }
}
