package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Hash64;
import io.weir.log.Request;
import io.weir.sketch.DistinctCounter;
import io.weir.threat.ThreatHit;
import io.weir.window.segment.PathForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The forms of the requests that hit, those that most clients send; the others are dropped. */
final class FormBoard {
  private static final int MAX_LIVE = 256;
  private static final int MAX_STORED = 12;
  private static final int PRECISION = 8;

  private record Key(String rule, String path) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byPath = path.compareTo(other.path);
      return byPath != 0 ? byPath : rule.compareTo(other.rule);
    }

    long id() {
      byte[] bytes = (rule + ' ' + path).getBytes(UTF_8);
      return Hash64.of(bytes, 0, bytes.length);
    }
  }

  private static final class Count {
    private long requests;
    private long answeredWell;
    private double confidence;
    private DistinctCounter clients = new DistinctCounter(PRECISION);
  }

  private final PathForm form = new PathForm();
  private final Map<Key, Count> counts = new TreeMap<>();

  /** Adds a request by its leading hit, and returns the id of its form. */
  long add(Request request, ThreatHit hit) {
    form.find(request.path());
    Key key = new Key(hit.rule(), new String(form.bytes(), 0, form.length(), UTF_8));
    Count count = counts.computeIfAbsent(key, none -> new Count());
    count.requests++;
    count.answeredWell += request.status() >= 200 && request.status() < 400 ? 1 : 0;
    count.confidence = Math.max(count.confidence, hit.confidence());
    count.clients.add(request.clientIp().hash());
    bound();
    return key.id();
  }

  void merge(FormBoard other) {
    other.counts.forEach(
        (key, theirs) -> {
          Count count = counts.computeIfAbsent(key, none -> new Count());
          count.requests += theirs.requests;
          count.answeredWell += theirs.answeredWell;
          count.confidence = Math.max(count.confidence, theirs.confidence);
          count.clients.merge(theirs.clients);
        });
    bound();
  }

  private void bound() {
    if (counts.size() > MAX_LIVE) {
      shrink(MAX_LIVE / 2);
    }
  }

  void compact() {
    if (counts.size() > MAX_STORED) {
      shrink(MAX_STORED);
    }
  }

  /** Returns the forms, those of most clients first. */
  List<FormTally> tallies() {
    List<FormTally> tallies = new ArrayList<>();
    counts.forEach((key, count) -> tallies.add(tally(key, count)));
    tallies.sort(
        Comparator.comparingDouble(FormTally::clients)
            .thenComparingLong(FormTally::requests)
            .reversed()
            .thenComparing(FormTally::path)
            .thenComparing(FormTally::rule));
    return tallies;
  }

  private static FormTally tally(Key key, Count count) {
    return new FormTally(
        key.rule(),
        key.path(),
        key.id(),
        count.requests,
        count.answeredWell,
        count.clients.estimate(),
        count.confidence);
  }

  private void shrink(int size) {
    List<FormTally> tallies = tallies();
    for (FormTally tally : tallies.subList(size, tallies.size())) {
      counts.remove(new Key(tally.rule(), tally.path()));
    }
  }

  void write(BytesOut out) {
    out.writeNumber(counts.size());
    counts.forEach(
        (key, count) -> {
          BytesOut body = new BytesOut();
          body.writeBytes(key.rule().getBytes(UTF_8));
          body.writeBytes(key.path().getBytes(UTF_8));
          body.writeNumber(count.requests);
          body.writeNumber(count.answeredWell);
          body.writeLong(Double.doubleToLongBits(count.confidence));
          count.clients.write(body);
          out.writeBytes(body.toByteArray());
        });
  }

  void read(BytesIn in) {
    int size = in.readCount(1 << 16);
    for (int i = 0; i < size; i++) {
      BytesIn body = new BytesIn(in.readBytes());
      Key key = new Key(new String(body.readBytes(), UTF_8), new String(body.readBytes(), UTF_8));
      Count count = new Count();
      count.requests = body.readNumber();
      count.answeredWell = body.readNumber();
      count.confidence = Double.longBitsToDouble(body.readLong());
      count.clients = DistinctCounter.read(body, PRECISION);
      counts.put(key, count);
    }
  }
}
