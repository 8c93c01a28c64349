package io.weir.log;

import static java.util.Objects.requireNonNull;

import io.weir.log.format.Drift;
import io.weir.log.format.Kind;
import io.weir.log.format.Layout;
import io.weir.log.format.LineParser;
import io.weir.log.object.Fates;
import io.weir.log.object.JsonLoop;
import io.weir.log.object.LineLoop;
import io.weir.log.object.ObjectBuffer;
import io.weir.log.object.ObjectBytes;
import io.weir.log.object.Recognizer;
import io.weir.log.object.Tally;
import io.weir.log.object.Undecided;
import io.weir.log.object.Verdict;
import io.weir.log.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
  private final List<Kind> kinds;

  /** Creates one that knows all formats. */
  public LogReader(ReadLimits limits) {
    this(limits, Formats.KNOWN);
  }

  LogReader(ReadLimits limits, List<Kind> kinds) {
    this.limits = requireNonNull(limits, "limits");
    this.kinds = List.copyOf(kinds);
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
    if (format.isEmpty() && isParquet(buffer)) {
      return tally.report(Verdict.skip(SkipReason.PARQUET), drift, bytes.inflatedBytes());
    }
    Verdict verdict = read(buffer, key, format, drift, consumer, tally);
    return tally.report(verdict, drift, bytes.inflatedBytes());
  }

  private Verdict read(
      ObjectBuffer buffer,
      String key,
      Optional<LogFormat> format,
      Drift drift,
      LogConsumer consumer,
      Tally tally)
      throws IOException {
    Optional<Verdict> told = told(buffer, key, format);
    if (told.isPresent()) {
      Verdict verdict = told.get();
      LineParser parser = verdict.row().orElseThrow().parser(verdict.layout(), key, drift);
      run(verdict.layout() == Layout.JSON, buffer, new Fates(parser, consumer, tally));
      return verdict;
    }
    boolean json = Recognizer.isJson(buffer.bytes, buffer.position, buffer.limit);
    Undecided parser = new Undecided(kinds, json, key, drift);
    run(json, buffer, new Fates(parser, consumer, tally));
    return parser.verdict();
  }

  private Optional<Verdict> told(ObjectBuffer buffer, String key, Optional<LogFormat> format) {
    Recognizer recognizer = new Recognizer(kinds);
    return format.isPresent()
        ? Optional.of(
            recognizer.recognizeAs(format.get(), buffer.bytes, buffer.position, buffer.limit))
        : recognizer.recognize(buffer.bytes, buffer.position, buffer.limit, key);
  }

  private static boolean isParquet(ObjectBuffer buffer) {
    return Bytes.matches(buffer.bytes, buffer.position, buffer.limit, "PAR1");
  }

  private void run(boolean json, ObjectBuffer buffer, Fates fates) throws IOException {
    if (json) {
      new JsonLoop(buffer, limits.maxLineBytes()).run(fates);
    } else {
      new LineLoop(buffer, limits.maxLineBytes()).run(fates);
    }
  }
}
