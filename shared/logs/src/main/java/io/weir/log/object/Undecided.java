package io.weir.log.object;

import io.weir.log.ObjectName;
import io.weir.log.Recognition;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.SkipReason;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Kind;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.LineParser;
import io.weir.log.format.PassedOver;
import io.weir.log.format.RecordText;
import java.util.List;
import java.util.Optional;

/**
 * Reads an object whose beginning tells no format: passes over its records until one is of a
 * format, however many come before, and hands that and the rest to the format's own parser.
 */
public final class Undecided implements LineParser {
  private final List<Kind> kinds;
  private final boolean json;
  private final String key;
  private final Drift drift;
  private final LineHead head = new LineHead();
  private final RecordText text = new RecordText();
  private Optional<LineParser> decided = Optional.empty();
  private Optional<Verdict> verdict = Optional.empty();
  private Optional<SkipReason> passedOver = Optional.empty();
  private boolean empty = true;

  /**
   * Creates one.
   *
   * @param kinds all that an object may be, in the order in which they are asked
   * @param json whether the records are JSON objects rather than lines
   * @param key the object's key, decoded
   */
  public Undecided(List<Kind> kinds, boolean json, String key, Drift drift) {
    this.kinds = kinds;
    this.json = json;
    this.key = key;
    this.drift = drift;
  }

  /** Returns what the object was, after its last record. */
  public Verdict verdict() {
    return verdict.orElseGet(this::skipped);
  }

  private Verdict skipped() {
    if (passedOver.isPresent()) {
      return Verdict.skip(passedOver.get());
    }
    if (empty) {
      return Verdict.skip(SkipReason.EMPTY);
    }
    for (Kind kind : kinds) {
      Optional<SkipReason> reason = kind.ofKey(key).flatMap(ObjectName::skipReason);
      if (reason.isPresent()) {
        return Verdict.skip(reason.get());
      }
    }
    return Verdict.skip(SkipReason.FOREIGN);
  }

  @Override
  public boolean isDecided() {
    return decided.isPresent();
  }

  @Override
  public int sweep(byte[] bytes, int start, int limit) {
    return decided.isPresent() ? decided.get().sweep(bytes, start, limit) : -1;
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    empty = false;
    if (decided.isEmpty()) {
      decide(bytes, start, end);
    }
    return decided.isPresent() ? decided.get().parse(bytes, start, end) : Fate.SKIPPED;
  }

  @Override
  public void directive(byte[] bytes, int start, int end) {
    if (decided.isEmpty() && !json) {
      decide(bytes, start, end);
    }
    if (decided.isPresent()) {
      decided.get().directive(bytes, start, end);
    }
  }

  private void decide(byte[] bytes, int start, int end) {
    if (json) {
      text.begin(bytes, start, end);
    } else {
      head.begin(bytes, start, end);
    }
    for (Kind kind : kinds) {
      Optional<Layout> layout = layoutOf(kind);
      if (layout.isPresent()) {
        take(kind, layout.get());
        return;
      }
    }
  }

  private Optional<Layout> layoutOf(Kind kind) {
    if (!json) {
      return kind.ofLine(head);
    }
    return kind.ofRecord(text) ? Optional.of(Layout.JSON) : Optional.empty();
  }

  private void take(Kind kind, Layout layout) {
    if (kind instanceof PassedOver other) {
      passedOver = passedOver.or(() -> Optional.of(other.reason()));
      return;
    }
    Verdict found = Verdict.of(kind, Recognition.LATER, layout);
    verdict = Optional.of(found);
    decided = Optional.of(((Format) kind).parser(found.layout(), key, drift));
  }

  @Override
  public Request request() {
    return decided.orElseThrow().request();
  }

  @Override
  public RejectReason reason() {
    return decided.orElseThrow().reason();
  }
}
