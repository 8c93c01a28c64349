package io.weir.threat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kinds of {@code kinds.txt}: each attack is found in its class, each harmless one is not. */
class KindsTest {
  private static final String KIND = "== ";
  private static final String HARMLESS = "harmless";

  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  static Stream<Arguments> kinds() throws IOException {
    return read().entrySet().stream().map(kind -> Arguments.of(kind.getKey(), kind.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void kind_isToldFromWhatLooksLikeIt(String kind, List<String> lines) {
    assertThat(lines.stream().filter(line -> !isRight(line))).as(kind).isEmpty();
  }

  @Test
  void everyKind_hasSeveralRequests() throws IOException {
    assertThat(read()).hasSizeGreaterThan(15);
    assertThat(read().values()).allSatisfy(lines -> assertThat(lines).hasSizeGreaterThan(5));
  }

  private boolean isRight(String line) {
    int colon = line.indexOf(": ");
    String wanted = line.substring(0, colon);
    List<ThreatHit> hits = Sample.of(Optional.empty(), line.substring(colon + 2)).scan(scanner);
    return wanted.equals(HARMLESS)
        ? hits.isEmpty()
        : hits.stream().anyMatch(hit -> hit.threatClass() == ThreatClass.valueOf(wanted));
  }

  private static Map<String, List<String>> read() throws IOException {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    try (InputStream in = KindsTest.class.getResourceAsStream("kinds.txt")) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
        if (line.startsWith(KIND)) {
          current = kinds.computeIfAbsent(line.substring(KIND.length()), name -> new ArrayList<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          current.add(line);
        }
      }
    }
    return kinds;
  }
}
