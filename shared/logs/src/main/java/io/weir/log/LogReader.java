package io.weir.log;

import static java.util.Objects.requireNonNull;

import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Kind;
import io.weir.log.format.Layout;
import io.weir.log.format.LineParser;
import io.weir.log.object.Container;
import io.weir.log.object.Fates;
import io.weir.log.object.JsonLoop;
import io.weir.log.object.LineLoop;
import io.weir.log.object.ObjectBuffer;
import io.weir.log.object.ObjectBytes;
import io.weir.log.object.Recognizer;
import io.weir.log.object.Tally;
import io.weir.log.object.Undecided;
import io.weir.log.object.Verdict;
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
  private final Optional<Format> asked;

  /** Creates one that knows all formats. */
  public LogReader(ReadLimits limits) {
    this(limits, Formats.KNOWN, Optional.empty());
  }

  LogReader(ReadLimits limits, List<Kind> kinds, Optional<Format> asked) {
    this.limits = requireNonNull(limits, "limits");
    this.kinds = List.copyOf(kinds);
    this.asked = asked;
  }

  /**
   * Returns one that reads every object as one format.
   *
   * @param format a label of {@link LogFormat}, or {@code regex:} and a pattern with named groups
   * @throws IllegalArgumentException if there is no such format, with what there is
   */
  public static LogReader as(ReadLimits limits, String format) {
    return new LogReader(limits, Formats.KNOWN, Optional.of(Formats.row(format)));
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
    ObjectBytes bytes = new ObjectBytes(in, limits);
    Tally tally = new Tally(limits.maxKeptRejects());
    Drift drift = new Drift();
    ObjectBuffer buffer = new ObjectBuffer(bytes);
    buffer.start();
    Optional<SkipReason> unreadable = Container.of(buffer.bytes, buffer.position, buffer.limit);
    if (unreadable.isPresent()) {
      return tally.report(Verdict.skip(unreadable.get()), drift, bytes.inflatedBytes());
    }
    Verdict verdict = read(buffer, key, drift, consumer, tally);
    return tally.report(verdict, drift, bytes.inflatedBytes());
  }

  private Verdict read(
      ObjectBuffer buffer, String key, Drift drift, LogConsumer consumer, Tally tally)
      throws IOException {
    Optional<Verdict> told = told(buffer, key);
    if (told.isPresent()) {
      Verdict verdict = told.get();
      // A key tells what an object would be; that nothing is in it is told by looking.
      boolean empty = buffer.position >= buffer.limit;
      LineParser parser = verdict.row().orElseThrow().parser(verdict.layout(), key, drift);
      run(verdict.layout() == Layout.JSON, buffer, new Fates(parser, consumer, tally));
      return empty ? Verdict.skip(SkipReason.EMPTY) : verdict;
    }
    boolean json = Recognizer.isJson(buffer.bytes, buffer.position, buffer.limit);
    Undecided parser = new Undecided(kinds, json, key, drift);
    run(json, buffer, new Fates(parser, consumer, tally));
    return parser.verdict();
  }

  private Optional<Verdict> told(ObjectBuffer buffer, String key) {
    Recognizer recognizer = new Recognizer(kinds);
    return asked.isPresent()
        ? Optional.of(
            recognizer.recognizeAs(asked.get(), buffer.bytes, buffer.position, buffer.limit))
        : recognizer.recognize(buffer.bytes, buffer.position, buffer.limit, key);
  }

  private void run(boolean json, ObjectBuffer buffer, Fates fates) throws IOException {
    if (json) {
      new JsonLoop(buffer, limits.maxLineBytes()).run(fates);
    } else {
      new LineLoop(buffer, limits.maxLineBytes()).run(fates);
    }
  }
}
