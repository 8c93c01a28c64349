package io.weir.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.LogFormat.Content;
import io.weir.log.Request;
import io.weir.log.Slice;
import io.weir.sketch.DistinctCounter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The signals of one window of one source: how often what ended how, and with how many clients.
 *
 * <p>Signals form a commutative monoid, as windows do. What is kept of too many is chosen by the
 * hashes of their names, the smallest: so the choice is the same in any order and grouping, and
 * what is kept is exact. Names are those of an operator's rules, targets and listeners, so no
 * client chooses what is dropped. Not thread-safe.
 */
public final class Signals {
  private static final int CLIENT_PRECISION = 11;
  private static final Content[] CONTENTS = Content.values();

  private Content content = Content.REQUESTS;
  private SignalTable table = new SignalTable(0);
  private final SignalName name = new SignalName();
  private DistinctCounter clients = new DistinctCounter(CLIENT_PRECISION);
  private long total;

  /** Adds a line of a log that is not of requests. */
  public void add(Request line) {
    begin(line.format().content());
    total++;
    Slice client = line.clientIp();
    if (!client.isAbsent()) {
      clients.add(client.hash());
    }
    switch (content) {
      case CONNECTIONS -> name.ofListener(line);
      case HEALTH_CHECKS -> name.ofTarget(line);
      case FIREWALL, REQUESTS -> name.ofRule(line);
    }
    table.add(name, client);
    if (content == Content.FIREWALL) {
      addCounted(line, client);
    }
  }

  /** Each rule that only counts matched the same request. */
  private void addCounted(Request line, Slice client) {
    Slice rules = line.countedRules();
    int from = 0;
    for (int i = 0; i <= rules.length(); i++) {
      if ((i == rules.length() || rules.byteAt(i) == ' ') && i > from) {
        name.ofCounted(rules, from, i, line.outcome());
        table.add(name, client);
        from = i + 1;
      }
    }
  }

  private void begin(Content of) {
    if (total == 0) {
      content = of;
      table = new SignalTable(SignalTable.most(of));
    }
  }

  /** Adds all of other signals, which are about the same. */
  public void merge(Signals other) {
    if (other.total == 0) {
      return;
    }
    begin(other.content);
    total += other.total;
    clients.merge(other.clients);
    table.merge(other.table);
  }

  public boolean isEmpty() {
    return total == 0;
  }

  /** Returns what the signals are about. */
  public Content content() {
    return content;
  }

  /** Returns how many lines there were. */
  public long total() {
    return total;
  }

  /** Returns how many different clients there were; within 2.3 % (standard error). */
  public double clients() {
    return clients.estimate();
  }

  /** Returns the signals, the most frequent first. */
  public List<Signal> all() {
    List<Signal> all = new ArrayList<>(table.all());
    all.sort(
        Comparator.comparingLong(Signal::count)
            .reversed()
            .thenComparing(Signal::subject)
            .thenComparing(Signal::outcome));
    return all;
  }

  public void write(BytesOut out) {
    out.writeBytes(content.name().getBytes(UTF_8));
    out.writeNumber(total);
    clients.write(out);
    table.write(out);
  }

  /** Reads what {@link #write} wrote, into signals that are empty. */
  public void read(BytesIn in) {
    begin(contentOf(new String(in.readBytes(), UTF_8)));
    total = in.readNumber();
    clients = DistinctCounter.read(in, CLIENT_PRECISION);
    table.read(in);
  }

  private static Content contentOf(String name) {
    for (Content content : CONTENTS) {
      if (content.name().equals(name)) {
        return content;
      }
    }
    throw new IllegalArgumentException("signals of unknown content: " + name);
  }
}
