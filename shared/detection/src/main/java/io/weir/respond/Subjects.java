package io.weir.respond;

import io.weir.detect.attack.AttackDetector;
import io.weir.threat.allow.AddressRange;
import java.util.function.Predicate;

/** Which clients the subject of an attack stands for. */
final class Subjects {
  private Subjects() {}

  /** Returns whether a client is the subject, or of the network that is. */
  static Predicate<String> of(String subject) {
    if (subject.equals(AttackDetector.OTHERS)) {
      return client -> !client.isEmpty();
    }
    if (subject.indexOf('/') < 0) {
      return subject::equals;
    }
    AddressRange network = AddressRange.parse(subject);
    return client -> AddressRange.address(client).map(network::contains).orElse(false);
  }
}
