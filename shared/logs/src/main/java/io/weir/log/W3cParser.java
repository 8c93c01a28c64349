package io.weir.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Reads rows of values under a header of names: W3C extended logs with a {@code #Fields} line,
 * plain deliveries whose first line is the header, and rows without any header in a known order.
 */
final class W3cParser implements LineParser {
  /** The least fields of a row without a header; the oldest layouts have 12. */
  static final int LEAST_FIELDS = 12;

  private static final String DIRECTIVE = "#Fields:";
  private static final int UNKNOWN = -1;

  private final RecordShape shape;
  private final Drift drift;
  private final Request request = new Request();
  private final Slice[] values;
  private int[] columns = {};
  private boolean headed;
  private char separator = '\t';
  private RejectReason reason = RejectReason.TOO_FEW_FIELDS;

  /**
   * Creates one.
   *
   * @param defaultFields the names of a row without a header, separated by spaces
   */
  W3cParser(RecordShape shape, String defaultFields, Drift drift) {
    this.shape = shape;
    this.drift = drift;
    this.values = Values.slices(shape.size());
    request.format = shape.format();
    byte[] names = (defaultFields + "        ").getBytes(ISO_8859_1);
    readNames(names, 0, defaultFields.length());
  }

  /** Returns whether the line is a header of names without a mark, and of which separator. */
  static char headerSeparator(byte[] bytes, int start, int end) {
    for (char candidate : new char[] {'\t', ' ', ',', '|', ';'}) {
      if (Bytes.find(bytes, start, end, candidate) < end
          && (Bytes.contains(bytes, start, end, "cs-method")
              || Bytes.contains(bytes, start, end, "sc-status")
              || Bytes.contains(bytes, start, end, "c-ip")
              || Bytes.contains(bytes, start, end, "elb_status_code"))) {
        return candidate;
      }
    }
    return 0;
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
    return request;
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    if (bytes[start] > '9') {
      char found = headerSeparator(bytes, start, end);
      if (found != 0) {
        headed = true;
        separator = found;
        readNames(bytes, start, end);
        return Fate.SKIPPED;
      }
    }
    int count = split(bytes, start, end);
    if (count == columns.length + 1 && bytes[end - 1] == separator) {
      count--;
    }
    if (count < (headed ? columns.length : LEAST_FIELDS)) {
      reason = RejectReason.TOO_FEW_FIELDS;
      return Fate.REJECTED;
    }
    request.clear();
    if (count > columns.length) {
      request.drifted = true;
      drift.note("fields in a line", count);
    }
    Fate fate = shape.read(values, request);
    reason = shape.reason();
    return fate;
  }

  /** Values in quotes may hold the separator; this is how ALB writes them in any delivery. */
  private int split(byte[] bytes, int start, int end) {
    for (Slice value : values) {
      value.clear();
    }
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
        values[columns[count]].set(bytes, from, stop - from);
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
      found[count] = shape.names().position(NameTable.extend(0, bytes, at, stop));
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
