package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.threat.ThreatClass;

/** What one client did of one class of attack. Sums, a maximum and a set: merging is exact. */
final class ThreatCount {
  private static final int PAYLOAD_BITS = 64;

  private long requests;
  private long succeeded;
  private long blocked;
  private long payloads;
  private double confidence;
  private String rule = "";
  private String sample = "";

  void request(boolean hasSucceeded, boolean wasBlocked) {
    requests++;
    succeeded += hasSucceeded ? 1 : 0;
    blocked += wasBlocked ? 1 : 0;
  }

  void evidence(double newConfidence, String newRule, String newSample) {
    payloads |= 1L << (ThreatBoard.payloadHash(newSample) >>> 58);
    keepSurest(newConfidence, newRule, newSample);
  }

  void merge(ThreatCount other) {
    requests += other.requests;
    succeeded += other.succeeded;
    blocked += other.blocked;
    payloads |= other.payloads;
    keepSurest(other.confidence, other.rule, other.sample);
  }

  ThreatTally tally(ThreatClass threatClass, String client) {
    return new ThreatTally(
        threatClass,
        client,
        requests,
        succeeded,
        blocked,
        distinctPayloads(),
        confidence,
        rule,
        sample);
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
    count.succeeded = in.readNumber();
    count.blocked = in.readNumber();
    count.payloads = in.readLong();
    count.confidence = Double.longBitsToDouble(in.readLong());
    count.rule = new String(in.readBytes(), UTF_8);
    count.sample = new String(in.readBytes(), UTF_8);
    return count;
  }

  /** Linear counting after Whang and others, 1990; a full set stands for 250 and more. */
  private long distinctPayloads() {
    int free = PAYLOAD_BITS - Long.bitCount(payloads);
    double ratio = (double) PAYLOAD_BITS / Math.max(free, 1);
    return Math.min(requests, free == 0 ? 250 : Math.round(PAYLOAD_BITS * Math.log(ratio)));
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
