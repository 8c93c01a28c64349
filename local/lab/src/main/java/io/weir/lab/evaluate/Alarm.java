package io.weir.lab.evaluate;

import io.weir.finding.FindingType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a detector told, in the terms in which all are compared.
 *
 * @param type what it calls it; empty if it does not say
 * @param opened the start of the first window
 * @param end the end of the last window
 * @param told when it told people
 * @param subject whom or what it is about, or empty
 * @param reasons its first reasons, most telling first
 */
record Alarm(
    Optional<FindingType> type,
    Instant opened,
    Instant end,
    Instant told,
    String subject,
    List<String> reasons) {

  boolean overlaps(Instant from, Instant to) {
    return opened.isBefore(to) && end.isAfter(from);
  }

  boolean isSecurity() {
    return type.map(FindingType::isSecurity).orElse(false);
  }
}
