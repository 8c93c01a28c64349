package io.weir.log;

/**
 * What a person should know of a format that is read.
 *
 * @param format the format
 * @param title what it is the log of, and in which deliveries
 * @param recognisedBy what it is recognised by
 * @param lacks what such a log cannot show, for a reader of a report; empty when it shows all
 * @param example a line of it, or a record
 */
public record FormatDescription(
    LogFormat format, String title, String recognisedBy, String lacks, String example) {
  public FormatDescription {
    if (title.isBlank() || recognisedBy.isBlank() || example.isBlank()) {
      throw new IllegalArgumentException("a format needs a title, a mark and an example");
    }
  }
}
