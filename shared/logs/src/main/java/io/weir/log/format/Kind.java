package io.weir.log.format;

import io.weir.log.ObjectName;
import java.util.Optional;

/**
 * What an object may be. The words that tell it stand with each kind; the table of kinds is asked
 * in its order, and the first that knows a line, a record or a key decides.
 */
public interface Kind {
  /** Returns how the records stand in an object with such a line; empty when it tells nothing. */
  default Optional<Layout> ofLine(LineHead line) {
    return Optional.empty();
  }

  /** Returns whether such a record, a JSON object, is of this kind. */
  default boolean ofRecord(RecordText record) {
    return false;
  }

  /** Returns what such a key tells, decoded; empty when it tells nothing. */
  default Optional<ObjectName> ofKey(String key) {
    return Optional.empty();
  }
}
