package io.weir.log.named;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.format.Drift;
import io.weir.log.format.HeaderLine;
import io.weir.log.format.LineParser;
import io.weir.log.value.Bytes;
import io.weir.log.value.NameTable;
import java.util.Arrays;

/**
 * Reads rows of values under a header of names: W3C extended logs with a {@code #Fields} line,
 * plain deliveries whose first line is the header, and rows without any header in a known order.
 */
public final class HeadedParser implements LineParser {
  private static final String DIRECTIVE = "#Fields:";
  private static final int UNKNOWN = -1;

  private final RecordShape shape;
  private final Columns order;
  private final NamedFields fields;
  private final NameTable names;
  private final String[] headerWords;
  private final Drift drift;
  private final RequestFields request;

  private int[] columns = {};
  private boolean headed;
  private char separator;
  private RejectReason reason = RejectReason.TOO_FEW_FIELDS;

  /**
   * Creates one.
   *
   * @param order of the fields of a row without a header
   * @param headerWords names of which a header without a mark has one
   */
  public HeadedParser(RecordShape shape, Columns order, Drift drift, String... headerWords) {
    this.shape = shape;
    this.order = order;
    this.separator = order.separator();
    this.fields = shape.fields();
    this.names = fields.table();
    this.headerWords = headerWords;
    this.drift = drift;
    this.request = fields.request();
    byte[] defaults = (order.names() + "        ").getBytes(ISO_8859_1);
    readNames(defaults, 0, order.names().length());
  }

  @Override
  public void directive(byte[] bytes, int start, int end) {
    if (Bytes.matches(bytes, start, end, DIRECTIVE)) {
      headed = true;
      separator = '\t';
      readNames(bytes, start + DIRECTIVE.length(), end);
    }
  }

  @Override
  public Request request() {
    return request.view();
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    if (bytes[start] > '9') {
      char found = HeaderLine.separator(bytes, start, end, headerWords);
      if (found != 0) {
        headed = true;
        separator = found;
        readNames(bytes, start, end);
        return Fate.SKIPPED;
      }
    }
    fields.clear();
    shape.begin();
    int count = split(bytes, start, end);
    if (count == columns.length + 1 && bytes[end - 1] == separator) {
      count--;
    }
    if (count < (headed ? columns.length : order.least())) {
      reason = RejectReason.TOO_FEW_FIELDS;
      return Fate.REJECTED;
    }
    if (count > columns.length && order.closed() && !headed) {
      reason = RejectReason.OTHER_FIELDS;
      return Fate.REJECTED;
    }
    if (count > columns.length) {
      request.drifted = true;
      drift.note("fields in a line", count);
    }
    Fate fate = shape.read();
    reason = fields.reason();
    return fate;
  }

  /** Values in quotes may hold the separator; this is how ALB writes them in any delivery. */
  private int split(byte[] bytes, int start, int end) {
    int count = 0;
    int at = start;
    while (at <= end) {
      int from = at;
      int stop;
      if (at < end && bytes[at] == '"') {
        from = at + 1;
        stop = Bytes.find(bytes, from, end, '"');
        at = Bytes.find(bytes, Math.min(end, stop + 1), end, separator) + 1;
      } else {
        stop = Bytes.find(bytes, at, end, separator);
        at = stop + 1;
      }
      if (count < columns.length && columns[count] != UNKNOWN) {
        fields.slot(columns[count]).set(bytes, from, stop - from);
      }
      count++;
    }
    return count;
  }

  private void readNames(byte[] bytes, int start, int end) {
    int[] found = new int[128];
    int count = 0;
    int at = start;
    while (at < end && count < found.length) {
      if (isSeparator(bytes[at])) {
        at++;
        continue;
      }
      int stop = at;
      while (stop < end && !isSeparator(bytes[stop])) {
        stop++;
      }
      found[count] = names.position(NameTable.extend(0, bytes, at, stop));
      if (found[count] == UNKNOWN) {
        drift.note("field", bytes, at, stop);
      }
      count++;
      at = stop;
    }
    columns = Arrays.copyOf(found, count);
  }

  private boolean isSeparator(byte letter) {
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == separator;
  }
}
