package io.weir.log.named;

/**
 * The order of the fields in a row without a header.
 *
 * @param names the names of the fields, separated by spaces
 * @param separator what stands between two values
 * @param least how many values a row has at least: the oldest layout's
 * @param closed whether a row of more values is of another list, rather than of a later version
 */
public record Columns(String names, char separator, int least, boolean closed) {
  /** No order is known: a header has to come first. */
  public static final Columns UNKNOWN = new Columns("", '\t', Integer.MAX_VALUE, false);

  /** Returns an order that later versions may append to. */
  public static Columns growing(String names, char separator, int least) {
    return new Columns(names, separator, least, false);
  }

  /** Returns an order that somebody chose, which a row follows to the last field. */
  public static Columns chosen(String names, char separator) {
    return new Columns(names, separator, names.split(" ", -1).length, true);
  }
}
