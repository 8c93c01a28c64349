package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Request;
import io.weir.threat.ThreatClass;
import io.weir.threat.ThreatHit;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one client did of one class of attack. Sums, a maximum and sets: merging is exact. */
final class ThreatCount {
  static final int SAMPLES = 3;

  private static final int PAYLOAD_BITS = 64;

  /** What is beyond counts as of no form, and so is never taken for what many others send. */
  private static final int MAX_FORMS = 8;

  private long requests;
  private long hits;
  private long succeeded;
  private long failed;
  private long blocked;
  private long payloads;
  private double confidence;
  private String rule = "";
  private String sample = "";
  private final Map<Long, Long> forms = new TreeMap<>();
  private final TreeSet<RequestSample> samples = new TreeSet<>();

  /** Counts a request that hit the class at all. */
  void hit(ThreatHit hit, String fragment) {
    payloads |= 1L << (ThreatBoard.payloadHash(fragment) >>> 58);
    keepSurest(hit.confidence(), hit.rule(), fragment);
  }

  /** Counts a request once, however many rules of the class it hit. */
  void hitRequest() {
    hits++;
  }

  /** Counts a request that is told as one of the class. */
  void request(
      Request request, boolean maySucceed, long form, boolean hasFailed, boolean wasBlocked) {
    requests++;
    succeeded += maySucceed ? 1 : 0;
    failed += hasFailed ? 1 : 0;
    blocked += wasBlocked ? 1 : 0;
    if (!wasBlocked) {
      addForm(form, 1);
    }
    // What would come last of all is not worth masking, and nearly all of a long attack is.
    boolean kept =
        samples.size() < SAMPLES || !samples.last().precedes(request.timeMicros(), maySucceed);
    if (kept) {
      keepSample(RequestSample.ofAttack(request, maySucceed), SAMPLES);
    }
  }

  void merge(ThreatCount other) {
    requests += other.requests;
    hits += other.hits;
    succeeded += other.succeeded;
    failed += other.failed;
    blocked += other.blocked;
    payloads |= other.payloads;
    other.forms.forEach(this::addForm);
    other.samples.forEach(request -> keepSample(request, SAMPLES));
    keepSurest(other.confidence, other.rule, other.sample);
  }

  /** Keeps no more than so many of the samples. */
  void keepSamples(int most) {
    while (samples.size() > most) {
      samples.pollLast();
    }
  }

  ThreatTally tally(ThreatClass threatClass, String client) {
    return new ThreatTally(
        threatClass,
        client,
        requests,
        hits,
        succeeded,
        failed,
        blocked,
        distinctPayloads(),
        confidence,
        rule,
        sample,
        forms,
        new ArrayList<>(samples));
  }

  void write(BytesOut out) {
    out.writeNumber(requests);
    out.writeNumber(succeeded);
    out.writeNumber(blocked);
    out.writeLong(payloads);
    out.writeLong(Double.doubleToLongBits(confidence));
    out.writeBytes(rule.getBytes(UTF_8));
    out.writeBytes(sample.getBytes(UTF_8));
  }

  static ThreatCount read(BytesIn in) {
    ThreatCount count = new ThreatCount();
    count.requests = in.readNumber();
    count.hits = count.requests;
    count.succeeded = in.readNumber();
    count.blocked = in.readNumber();
    count.payloads = in.readLong();
    count.confidence = Double.longBitsToDouble(in.readLong());
    count.rule = new String(in.readBytes(), UTF_8);
    count.sample = new String(in.readBytes(), UTF_8);
    return count;
  }

  void writeDetails(BytesOut out) {
    out.writeNumber(hits);
    out.writeNumber(failed);
    out.writeNumber(forms.size());
    forms.forEach(
        (form, count) -> {
          out.writeLong(form);
          out.writeNumber(count);
        });
    out.writeNumber(samples.size());
    samples.forEach(request -> request.write(out));
  }

  void readDetails(BytesIn in) {
    hits = in.readNumber();
    failed = in.readNumber();
    for (int i = in.readCount(MAX_FORMS); i > 0; i--) {
      forms.put(in.readLong(), in.readNumber());
    }
    for (int i = in.readCount(SAMPLES); i > 0; i--) {
      samples.add(RequestSample.read(in));
    }
  }

  private void addForm(long form, long count) {
    if (forms.containsKey(form) || forms.size() < MAX_FORMS) {
      forms.merge(form, count, Long::sum);
    }
  }

  private void keepSample(RequestSample request, int most) {
    samples.add(request);
    keepSamples(most);
  }

  /** Linear counting after Whang and others, 1990; a full set stands for 250 and more. */
  private long distinctPayloads() {
    int free = PAYLOAD_BITS - Long.bitCount(payloads);
    double ratio = (double) PAYLOAD_BITS / Math.max(free, 1);
    return Math.min(hits, free == 0 ? 250 : Math.round(PAYLOAD_BITS * Math.log(ratio)));
  }

  /** Ties are broken by the texts, so that the order of merging does not show. */
  private void keepSurest(double newConfidence, String newRule, String newSample) {
    int order = Double.compare(newConfidence, confidence);
    order = order != 0 ? order : newRule.compareTo(rule);
    order = order != 0 ? order : newSample.compareTo(sample);
    if (order > 0) {
      confidence = newConfidence;
      rule = newRule;
      sample = newSample;
    }
  }
}
