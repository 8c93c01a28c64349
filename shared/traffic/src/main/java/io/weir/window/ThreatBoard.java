package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.bytes.Erasure;
import io.weir.log.ErrorOrigin;
import io.weir.log.Hash64;
import io.weir.log.Request;
import io.weir.threat.Outcome;
import io.weir.threat.ThreatClass;
import io.weir.threat.ThreatHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The attacks of a window by class and client. The clients with the fewest requests of a class are
 * summed up under the empty client when there are too many, so that no request is lost.
 */
final class ThreatBoard {
  private static final int MAX_LIVE = 512;
  private static final int MAX_STORED = 24;
  private static final int MAX_SAMPLED = 6;
  private static final int MAX_TEXT = 160;

  private record Key(ThreatClass threatClass, String client) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byClass = threatClass.compareTo(other.threatClass);
      return byClass != 0 ? byClass : client.compareTo(other.client);
    }
  }

  private static final Comparator<ThreatTally> MOST_FIRST =
      new Comparator<>() {
        @Override
        public int compare(ThreatTally one, ThreatTally other) {
          int byRequests = Long.compare(other.hits(), one.hits());
          int byClass =
              byRequests != 0 ? byRequests : one.threatClass().compareTo(other.threatClass());
          return byClass != 0 ? byClass : one.client().compareTo(other.client());
        }
      };

  private final Map<Key, ThreatCount> counts = new TreeMap<>();
  private final FormBoard forms = new FormBoard();

  void add(Request request, List<ThreatHit> hits) {
    String client = bounded(request.clientIp().toString());
    boolean blocked =
        request.errorOrigin() == ErrorOrigin.WAF || request.errorOrigin() == ErrorOrigin.BALANCER;
    for (int i = 0; i < hits.size(); i++) {
      ThreatHit hit = hits.get(i);
      ThreatCount count = countOf(new Key(hit.threatClass(), client));
      count.hit(hit, bounded(hit.fragment()));
      if (isFirstOfClass(hits, i)) {
        count.hitRequest();
      }
    }
    ThreatHit lead = leading(hits);
    boolean succeeded = Outcome.of(lead, request) == Outcome.MAY_HAVE_SUCCEEDED;
    countOf(new Key(lead.threatClass(), client))
        .request(
            request,
            succeeded,
            forms.add(request, lead),
            request.status() >= 500 && !blocked,
            blocked);
    if (counts.size() > MAX_LIVE) {
      shrink(MAX_LIVE / 2);
    }
  }

  /** Returns the hit by which the request is told: a payload rather than what goes with it. */
  private static ThreatHit leading(List<ThreatHit> hits) {
    for (ThreatHit hit : hits) {
      if (hit.threatClass().carriesPayload()) {
        return hit;
      }
    }
    return hits.get(0);
  }

  void merge(ThreatBoard other) {
    for (Map.Entry<Key, ThreatCount> entry : other.counts.entrySet()) {
      countOf(entry.getKey()).merge(entry.getValue());
    }
    forms.merge(other.forms);
    if (counts.size() > MAX_LIVE) {
      shrink(MAX_LIVE / 2);
    }
  }

  void compact() {
    shrink(MAX_STORED);
    List<ThreatTally> tallies = tallies();
    for (int i = 0; i < tallies.size(); i++) {
      Key key = new Key(tallies.get(i).threatClass(), tallies.get(i).client());
      counts.get(key).keepSamples(i < MAX_SAMPLED ? ThreatCount.SAMPLES : 1);
    }
    forms.compact();
  }

  List<FormTally> forms() {
    return forms.tallies();
  }

  List<ThreatTally> tallies() {
    List<ThreatTally> tallies = new ArrayList<>();
    for (Map.Entry<Key, ThreatCount> entry : counts.entrySet()) {
      Key key = entry.getKey();
      tallies.add(entry.getValue().tally(key.threatClass(), key.client()));
    }
    tallies.sort(MOST_FIRST);
    return tallies;
  }

  /** Details stand in the order of the names, so that a name cannot be replaced where it stands. */
  void erase(Erasure erasure) {
    for (Key key : List.copyOf(counts.keySet())) {
      if (key.client().equals(erasure.client())) {
        counts.put(new Key(key.threatClass(), erasure.letters()), counts.remove(key));
      }
    }
  }

  void write(BytesOut out) {
    out.writeNumber(counts.size());
    for (Map.Entry<Key, ThreatCount> entry : counts.entrySet()) {
      out.writeBytes(entry.getKey().threatClass().label().getBytes(UTF_8));
      out.writeBytes(entry.getKey().client().getBytes(UTF_8));
      entry.getValue().write(out);
    }
  }

  void read(BytesIn in) {
    int size = in.readCount(1 << 16);
    for (int i = 0; i < size; i++) {
      ThreatClass threatClass = classOf(new String(in.readBytes(), UTF_8));
      String client = new String(in.readBytes(), UTF_8);
      counts.put(new Key(threatClass, client), ThreatCount.read(in));
    }
  }

  /** Writes what {@link #write} leaves out: for each count its details, in the same order. */
  void writeDetails(BytesOut out) {
    out.writeNumber(counts.size());
    for (ThreatCount count : counts.values()) {
      BytesOut details = new BytesOut();
      count.writeDetails(details);
      out.writeBytes(details.toByteArray());
    }
    forms.write(out);
  }

  /** Reads the details of the counts that were read before. */
  void readDetails(BytesIn in) {
    if (in.readCount(1 << 16) != counts.size()) {
      throw new IllegalArgumentException("details of other threats");
    }
    for (ThreatCount count : counts.values()) {
      count.readDetails(new BytesIn(in.readBytes()));
    }
    forms.read(in);
  }

  private static ThreatClass classOf(String label) {
    for (ThreatClass threatClass : ThreatClass.values()) {
      if (threatClass.label().equals(label)) {
        return threatClass;
      }
    }
    throw new IllegalArgumentException("unknown class of threat: " + label);
  }

  private void shrink(int size) {
    List<ThreatTally> tallies = tallies();
    for (int i = tallies.size() - 1; i >= 0 && counts.size() > size; i--) {
      ThreatTally lightest = tallies.get(i);
      if (!lightest.client().isEmpty()) {
        ThreatCount count = counts.remove(new Key(lightest.threatClass(), lightest.client()));
        countOf(new Key(lightest.threatClass(), "")).merge(count);
      }
    }
  }

  private ThreatCount countOf(Key key) {
    ThreatCount count = counts.get(key);
    if (count == null) {
      count = new ThreatCount();
      counts.put(key, count);
    }
    return count;
  }

  private static boolean isFirstOfClass(List<ThreatHit> hits, int index) {
    for (int i = 0; i < index; i++) {
      if (hits.get(i).threatClass() == hits.get(index).threatClass()) {
        return false;
      }
    }
    return true;
  }

  private static String bounded(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /** Returns the hash by which payloads are told apart. */
  static long payloadHash(String payload) {
    byte[] bytes = payload.getBytes(UTF_8);
    return Hash64.of(bytes, 0, bytes.length);
  }
}
