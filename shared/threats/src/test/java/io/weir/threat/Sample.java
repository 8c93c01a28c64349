package io.weir.threat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A request of our own making, and the class it belongs to if it is an attack. */
record Sample(
    Optional<ThreatClass> expected, String path, String query, String agent, String referrer) {
  static List<Sample> attacks() {
    return Stream.concat(lines("attacks.txt"), lines("payloads.txt"))
        .map(
            line -> {
              int blank = line.indexOf(' ');
              return of(
                  Optional.of(ThreatClass.valueOf(line.substring(0, blank))),
                  line.substring(blank + 1));
            })
        .toList();
  }

  static List<Sample> ordinary() {
    return lines("ordinary.txt").map(line -> of(Optional.empty(), line)).toList();
  }

  static List<Sample> harmless() {
    return lines("harmless.txt").map(line -> of(Optional.empty(), line)).toList();
  }

  private static Stream<String> lines(String name) {
    try (InputStream in = Sample.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines().filter(line -> !line.startsWith("#")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Sample of(Optional<ThreatClass> expected, String text) {
    if (text.startsWith("agent: ")) {
      return new Sample(expected, "/", "", text.substring(7), "");
    }
    if (text.startsWith("referrer: ")) {
      return new Sample(expected, "/", "", "", text.substring(10));
    }
    if (text.startsWith("q: ") || text.startsWith("v: ")) {
      String name = text.startsWith("q") ? "/search?q=" : "/page?v=";
      return of(expected, name + URLEncoder.encode(text.substring(3), UTF_8));
    }
    int question = text.indexOf('?');
    return new Sample(
        expected,
        question < 0 ? text : text.substring(0, question),
        question < 0 ? "" : text.substring(question + 1),
        "",
        "");
  }

  List<ThreatHit> scan(ThreatScanner scanner) {
    return scanner.scan(
        Slice.of("GET"), slice(path), slice(query), slice(agent), slice(referrer), Escaping.NONE);
  }

  /** Returns the hits once it is known what was answered. */
  List<ThreatHit> scan(ThreatScanner scanner, int status) {
    List<ThreatHit> hits = scan(scanner);
    return status >= 500 ? scanner.failed(hits, slice(path), slice(query)) : hits;
  }

  private static Slice slice(String text) {
    return text.isEmpty() ? new Slice() : Slice.of(text);
  }
}
