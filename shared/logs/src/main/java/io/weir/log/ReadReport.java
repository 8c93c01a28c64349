package io.weir.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of every line of one object: {@code lines = accepted + rejected + skipped}.
 *
 * @param format the format that was recognised; empty when the object was skipped
 * @param recognition why it was taken for that; empty when the object was skipped
 * @param skipReason why the whole object was skipped; empty when it was read
 * @param lines lines, or records where several stand on a line or one on several
 * @param accepted lines that became requests
 * @param rejected lines that were refused, by any reason
 * @param skipped comments, blank lines, probes, repeated hops, and all lines of a skipped object
 * @param rejects the refused lines by reason
 * @param samples the first few refused lines
 * @param drift what the parser does not know yet, each thing once
 * @param inflatedBytes the size of the object after decompression, as far as it was read
 */
public record ReadReport(
    Optional<LogFormat> format,
    Optional<Recognition> recognition,
    Optional<SkipReason> skipReason,
    long lines,
    long accepted,
    long rejected,
    long skipped,
    Map<RejectReason, Long> rejects,
    List<RejectedLine> samples,
    List<String> drift,
    long inflatedBytes) {
  public ReadReport {
    if (lines != accepted + rejected + skipped) {
      throw new IllegalArgumentException("lines must equal accepted + rejected + skipped");
    }
    // An EnumMap would make the JDK generate code, which takes milliseconds in every new process.
    rejects = Collections.unmodifiableMap(new TreeMap<>(rejects));
    samples = List.copyOf(samples);
    drift = List.copyOf(drift);
  }

  /**
   * Returns what the object was taken for, why, what became of its lines, and what can be done: one
   * sentence each, to be shown to people.
   */
  public List<String> explanation() {
    List<String> sentences = new ArrayList<>();
    if (skipReason.isPresent()) {
      SkipReason why = skipReason.get();
      String advice = why.advice().isEmpty() ? "" : "; " + why.advice();
      sentences.add("Not read: it " + why.sentence() + advice + ".");
      return sentences;
    }
    String read = format.map(LogFormat::label).orElse("nothing");
    String because = recognition.map(Recognition::sentence).orElse("");
    sentences.add("Read as " + read + ", " + because + ": " + counts() + ".");
    rejects.forEach(
        (reason, count) -> sentences.add(count + " refused: " + reason.sentence() + "."));
    if (accepted == 0 && rejected > 0) {
      sentences.add(
          "No line of it is one of this format; `weir formats` lists what is read, and --format"
              + " names it.");
    }
    drift.forEach(
        what -> sentences.add("Not known yet: " + what + "; such lines are read all the same."));
    return sentences;
  }

  private String counts() {
    return String.format(
        Locale.ROOT,
        "%d lines or records, of which %d requests, %d refused, %d passed over",
        lines,
        accepted,
        rejected,
        skipped);
  }
}
