package io.weir.step;

import io.weir.store.outbound.AddressSet;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** A firewall's set as the service keeps it, with a token that changes with every change. */
final class FirewallSet implements AddressSet {
  private Set<String> ranges = new TreeSet<>();
  private int state;
  int replaced;

  /** Has somebody else change the set at the next so many attempts. */
  int disturbed;

  boolean isAway;

  Set<String> ranges() {
    return Set.copyOf(ranges);
  }

  @Override
  public Contents read() throws IOException {
    if (isAway) {
      throw new IOException("told to be away");
    }
    return new Contents(ranges, Integer.toString(state));
  }

  @Override
  public boolean replace(Set<String> others, Contents before) {
    if (disturbed > 0) {
      disturbed--;
      state++;
    }
    if (!before.token().equals(Integer.toString(state))) {
      return false;
    }
    ranges = new TreeSet<>(others);
    state++;
    replaced++;
    return true;
  }
}
