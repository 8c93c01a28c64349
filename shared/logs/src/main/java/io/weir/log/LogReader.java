package io.weir.log;

import static java.util.Objects.requireNonNull;

import io.weir.log.Recognizer.Layout;
import io.weir.log.Recognizer.Verdict;
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
    ObjectBytes bytes = new ObjectBytes(in, limits);
    Tally tally = new Tally(limits.maxKeptRejects());
    Drift drift = new Drift();
    ObjectBuffer buffer = new ObjectBuffer(bytes);
    buffer.start();
    Verdict found = Recognizer.recognize(buffer.bytes, buffer.position, buffer.limit, key);
    Verdict verdict = format.isPresent() ? found.as(format.get()) : found;
    if (verdict.format().isPresent()) {
      run(verdict, buffer, new Fates(parser(verdict, key, drift), consumer, tally));
    } else if (verdict.skipReason().orElseThrow() != SkipReason.PARQUET) {
      new LineLoop(buffer, limits.maxLineBytes()).skipAll(tally);
    }
    return tally.report(verdict, drift, bytes.inflatedBytes());
  }

  private void run(Verdict verdict, ObjectBuffer buffer, Fates fates) throws IOException {
    if (verdict.layout() == Layout.JSON_DOCUMENT) {
      new DocumentLoop(buffer, limits.maxLineBytes()).run(fates);
    } else {
      new LineLoop(buffer, limits.maxLineBytes()).run(fates);
    }
  }

  private static LineParser parser(Verdict verdict, String key, Drift drift) {
    LogFormat format = verdict.format().orElseThrow();
    boolean lines = verdict.layout() == Layout.LINES;
    if (lines && format == LogFormat.ALB) {
      return new AlbParser(drift);
    }
    if (lines && format == LogFormat.CLASSIC_ELB) {
      return new ClassicElbParser(drift);
    }
    if (lines && format == LogFormat.NLB) {
      return new NlbParser(drift);
    }
    RecordShape shape = RecordShape.of(format, key);
    return verdict.layout() == Layout.NAMED
        ? new W3cParser(shape, CloudFrontShape.LEGACY_FIELDS, drift)
        : new JsonParser(shape);
  }
}
