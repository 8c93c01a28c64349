package io.weir.log.named;

import io.weir.log.format.LineParser.Fate;

/** What the named fields of one format mean, whatever delivery they come in. */
public interface RecordShape {
  /** Returns the list of its fields. */
  NamedFields fields();

  /** Is told that a record begins, before its values are given. */
  default void begin() {}

  /**
   * Fills the request from the values of a record, which stand in the slots of the fields.
   *
   * @return the fate of the record; the fields tell why when it is rejected
   */
  Fate read();
}
