package io.weir.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of everything that was to be read: {@code lines = accepted + rejected + skipped}.
 *
 * @param objects how many objects were read to their end
 * @param bytes how large all objects are as they are stored; 0 if that is not known
 * @param lines how many lines they had
 * @param accepted lines that became requests
 * @param rejected lines that were refused
 * @param skipped comments, blank lines, and all lines of what is no access log
 * @param unread a line for each object or place that could not be read
 * @param rejects the refused lines by reason
 * @param passedOver objects that are no access log, by reason
 * @param lacks what logs of the formats that were read cannot show, a sentence each
 */
public record Reading(
    long objects,
    long bytes,
    long lines,
    long accepted,
    long rejected,
    long skipped,
    List<String> unread,
    Map<String, Long> rejects,
    Map<String, Long> passedOver,
    List<String> lacks) {
  public Reading {
    unread = List.copyOf(unread);
    lacks = List.copyOf(lacks);
    rejects = java.util.Collections.unmodifiableMap(new TreeMap<>(rejects));
    passedOver = java.util.Collections.unmodifiableMap(new TreeMap<>(passedOver));
  }

  /** Creates one of logs of an unknown size that show all that is looked for. */
  public Reading(
      long objects,
      long lines,
      long accepted,
      long rejected,
      long skipped,
      List<String> unread,
      Map<String, Long> rejects,
      Map<String, Long> passedOver) {
    this(objects, 0, lines, accepted, rejected, skipped, unread, rejects, passedOver, List.of());
  }

  /** Returns the share of lines that were to be requests and are none, in [0, 1]. */
  public double rejectedShare() {
    long tried = accepted + rejected;
    return tried == 0 ? 0 : (double) rejected / tried;
  }
}
