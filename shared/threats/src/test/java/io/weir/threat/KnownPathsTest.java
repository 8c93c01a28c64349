package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.file.KnownRequest;
import io.weir.threat.file.KnownTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownPathsTest {
  private final ThreatScanner gated = new ThreatScanner(0.3, true);
  private final ThreatScanner open = new ThreatScanner(0.3, false);
  private final Gate gate = new Gate();

  static Stream<KnownRequest> rows() {
    return KnownTable.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gate_holdsNoneOfThePathsBack(KnownRequest row) {
    for (String path : row.paths()) {
      if (path.startsWith("?")) {
        continue;
      }
      String anywhere = path.startsWith("*/") ? path.substring(1) : path;
      for (String star : List.of("", "x1", "a/b-2")) {
        String asked = anywhere.replace("*", star);
        for (String sent : List.of(asked, asked.toUpperCase(Locale.ROOT), asked + "/")) {
          assertThat(hits(gated, sent)).as(sent).isEqualTo(hits(open, sent));
        }
        if (path.startsWith("*/")) {
          assertThat(hits(gated, "/site" + asked)).isEqualTo(hits(open, "/site" + asked));
        }
      }
    }
  }

  /** Names that some product's path has, too, but never one behind the other. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/images/7.png",
        "/about/jobs",
        "/shop/catalog/home",
        "/home/projects/version/system",
        "/shared/validate/clients"
      })
  void gate_letsOrdinaryNamesPass(String path) {
    assertThat(gate.path(Slice.of(path), Escaping.NONE)).isFalse();
  }

  @Test
  void gate_looksAtSegmentsHoweverTheyAreEncoded() {
    assertThat(hits(gated, "/%69mages/json")).isNotEmpty().isEqualTo(hits(open, "/%69mages/json"));
  }

  private static List<String> hits(ThreatScanner scanner, String path) {
    return scanner
        .scan(Slice.of("GET"), Slice.of(path), new Slice(), new Slice(), new Slice(), Escaping.NONE)
        .stream()
        .map(ThreatHit::rule)
        .toList();
  }
}
