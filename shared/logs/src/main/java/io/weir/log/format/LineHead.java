package io.weir.log.format;

import io.weir.log.value.Bytes;
import io.weir.log.value.Fields;
import io.weir.log.value.Numbers;
import io.weir.log.value.TimeReader;

/** One line to tell kinds by, with its first three fields between blanks; counted from 0. */
public final class LineHead {
  private static final int FIELDS = 3;

  private final Fields fields = new Fields();
  private final TimeReader time = new TimeReader();
  private final int[] starts = new int[FIELDS];
  private final int[] ends = new int[FIELDS];
  private byte[] bytes = {};
  private int start;
  private int end;
  private int count;

  /** Points this at the line in {@code [from, to)}, which is not empty. */
  public void begin(byte[] newBytes, int from, int to) {
    bytes = newBytes;
    start = from;
    end = to;
    fields.begin(newBytes, from, to, false);
    count = 0;
    while (count < FIELDS && fields.next()) {
      starts[count] = fields.start;
      ends[count] = fields.end;
      count++;
    }
  }

  public boolean startsWith(String ascii) {
    return Bytes.matches(bytes, start, end, ascii);
  }

  public boolean contains(String ascii) {
    return Bytes.contains(bytes, start, end, ascii);
  }

  public boolean has(int field) {
    return field < count;
  }

  public boolean isWord(int field, String ascii) {
    return field < count
        && ends[field] - starts[field] == ascii.length()
        && Bytes.matches(bytes, starts[field], ends[field], ascii);
  }

  public boolean isTime(int field) {
    return field < count && time.read(bytes, starts[field], ends[field]) != Numbers.BAD;
  }

  /** Returns whether the field has digits and nothing else. */
  public boolean isDigits(int field) {
    return field < count && Numbers.digits(bytes, starts[field], ends[field]) != Numbers.BAD;
  }

  /** Returns whether the field is a number of seconds, or one that is absent. */
  public boolean isSeconds(int field) {
    return field < count && Numbers.micros(bytes, starts[field], ends[field]) != Numbers.BAD;
  }

  /** Returns whether the line is one of a balancer's log rather than a header of names. */
  public boolean isDated() {
    return isTime(0) || isTime(1);
  }

  /** Returns whether the line begins with a date and a time, each with a tab behind it. */
  public boolean isTabbedTime() {
    return end - start > 20
        && bytes[start + 10] == '\t'
        && bytes[start + 19] == '\t'
        && time.read(bytes, start, start + 19) != Numbers.BAD;
  }

  /** Returns whether the line begins with seconds since 1970, with a point, and a tab behind. */
  public boolean isTabbedEpoch() {
    int tab = Bytes.find(bytes, start, end, '\t');
    return tab < end
        && tab - start > 11
        && tab - start < 18
        && bytes[start + 10] == '.'
        && Numbers.micros(bytes, start, tab) > 0;
  }

  /** Returns whether a time stands in the line as web servers write it: {@code [01/Mar/2026:}. */
  public boolean hasWebServerTime() {
    int at = Bytes.find(bytes, start, end, '[');
    return at + 13 < end
        && bytes[at + 3] == '/'
        && bytes[at + 7] == '/'
        && bytes[at + 12] == ':'
        && Numbers.digits(bytes, at + 8, at + 12) != Numbers.BAD;
  }

  /** Returns the separator between names if the line has one of the names, else 0. */
  public char headerSeparator(String... names) {
    return HeaderLine.separator(bytes, start, end, names);
  }
}
