package io.weir.lab.respond;

import io.weir.lab.generate.traffic.Draft;
import io.weir.store.outbound.AddressSet;
import io.weir.threat.allow.AddressRange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A firewall in front of the made-up site: it refuses what its set of addresses holds, and keeps an
 * account of all that came. What it refuses still stands in the log, as a balancer writes it.
 */
final class Edge implements Consumer<Draft> {
  private static final String MADE_UP = "100.";

  private final List<Passage> passages = new ArrayList<>();
  private final FirewallSet v4;
  private final FirewallSet v6;

  /** A request that came; event is the number of what brought it, -1 for a visit. */
  record Passage(Instant time, String client, int event, boolean refused) {}

  Edge(Clock clock) {
    this.v4 = new FirewallSet(clock);
    this.v6 = new FirewallSet(clock);
  }

  AddressSet v4() {
    return v4;
  }

  AddressSet v6() {
    return v6;
  }

  /** Returns all requests that came. */
  List<Passage> passages() {
    return passages;
  }

  @Override
  public void accept(Draft draft) {
    draft.client = outside(draft.client, draft.event < 0);
    FirewallSet set = draft.client.indexOf(':') < 0 ? v4 : v6;
    boolean refused = set.refuses(draft.client, draft.time);
    if (refused) {
      draft.failAtBalancer(403);
      draft.blockedByFirewall = true;
    }
    passages.add(new Passage(draft.time, draft.client, draft.event, refused));
  }

  /**
   * The made-up visitors have addresses that no client from outside has, and that are never
   * blocked; here they get such as networks are tested with (RFC 2544), and nobody has another's by
   * chance who attacks.
   */
  private static String outside(String client, boolean visits) {
    if (!client.startsWith(MADE_UP)) {
      return client;
    }
    String[] parts = client.split("\\.", -1);
    int third = Integer.parseInt(parts[2]) ^ (Integer.parseInt(parts[1]) << 2 & 0xff);
    return "198." + (visits ? 18 : 19) + "." + third + "." + parts[3];
  }

  /** What it holds, and what it held before, as requests come by the window. */
  private static final class FirewallSet implements AddressSet {
    private final Clock clock;
    private List<AddressRange> before = List.of();
    private List<AddressRange> now = List.of();
    private Set<String> written = Set.of();
    private Instant changed = Instant.MIN;
    private int state;

    FirewallSet(Clock clock) {
      this.clock = clock;
    }

    boolean refuses(String client, Instant time) {
      byte[] address = AddressRange.address(client).orElseThrow();
      List<AddressRange> ranges = time.isBefore(changed) ? before : now;
      return ranges.stream().anyMatch(range -> range.contains(address));
    }

    @Override
    public Contents read() {
      return new Contents(written, Integer.toString(state));
    }

    @Override
    public boolean replace(Set<String> ranges, Contents read) {
      before = clock.instant().equals(changed) ? before : now;
      now = ranges.stream().map(AddressRange::parse).toList();
      written = Set.copyOf(ranges);
      changed = clock.instant();
      state++;
      return true;
    }
  }
}
