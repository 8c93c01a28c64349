package io.weir.store.outbound;

import java.io.IOException;
import java.util.Set;

/** A set of ranges that a firewall keeps out. It is Weir's own: what is put replaces all of it. */
public interface AddressSet {
  /** The set that is no set: nothing can be put into it. */
  AddressSet NONE =
      new AddressSet() {
        @Override
        public Contents read() {
          return new Contents(Set.of(), "");
        }

        @Override
        public boolean replace(Set<String> ranges, Contents before) {
          return true;
        }
      };

  /**
   * What was in the set, and which state of it that was.
   *
   * @param ranges in CIDR notation, as the firewall writes them
   * @param token tells the state from earlier and later ones
   */
  record Contents(Set<String> ranges, String token) {
    public Contents {
      ranges = Set.copyOf(ranges);
    }
  }

  /** Returns what is in the set now. */
  Contents read() throws IOException;

  /**
   * Puts the ranges in place of all others.
   *
   * @return false if somebody changed the set since it was read; nothing is changed then
   */
  boolean replace(Set<String> ranges, Contents before) throws IOException;
}
