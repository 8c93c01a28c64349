package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What encoders of traversals write: dots in every spelling, with separators in every spelling, a
 * number of steps, and a file of the system whose name is whole.
 */
class TraversalEncodersTest {
  private static final List<String> DOTS =
      List.of(
          (".. .%00. ..%00 ..%01 .? ?? ?. %5C.. .%2e %2e. .../. ..../ .... ..; ..%3b ..%09 ..%0d"
                  + " %2e%2e %252e%252e %25%32%65%25%32%65 %%32%65%%32%65 %%32%%65%%32%%65"
                  + " 0x2e0x2e %u002e%u002e %uff0e%uff0e %c0.%c0. %c0%2e%c0%2e %c0%ae%c0%ae"
                  + " %c0%5e%c0%5e %c0%ee%c0%ee %c0%fe%c0%fe %%c0%6e%c0%6e %25c0%25ae%25c0%25ae"
                  + " %e0%80%ae%e0%80%ae %f0%80%80%ae%f0%80%80%ae %f8%80%80%80%ae%f8%80%80%80%ae"
                  + " %fc%80%80%80%80%ae%fc%80%80%80%80%ae %ef%bc%8e%ef%bc%8e %e2%80%a4%e2%80%a4"
                  + " +AC4-+AC4- \\u002e\\u002e \\x2e\\x2e &%2346;&%2346;")
              .split(" +"));

  private static final List<String> SEPARATORS =
      List.of(
          ("/ \\ // \\/ /./ ;/ %00/ %2f %5c %252f %255c %25255c 0x2f 0x5c %u2215 %u2216 %uEFC8"
                  + " %uF025 %uff0f %uff3c %c0%2f %c0%af %c0%5c %c1%9c %c1%af %c1%1c %c1%8s %c0%9v"
                  + " %c0%qf %bg%qf %25c1%259c %25c0%25af %%32%66 %%32%%66 %%35%63 %%35%%63"
                  + " %e0%80%af %f0%80%80%af %f8%80%80%80%af %ef%bc%8f %e2%88%95 +AC8- \\u002f"
                  + " &%2347;")
              .split(" +"));

  private static final List<List<String>> TARGETS =
      List.of(
          List.of("etc", "passwd"),
          List.of("etc", "shadow"),
          List.of("etc", "issue"),
          List.of("etc", "hosts"),
          List.of("proc", "self", "environ"),
          List.of("boot.ini"),
          List.of("windows", "win.ini"),
          List.of("windows", "system.ini"),
          List.of("windows", "system32", "config", "sam"),
          List.of("winnt", "win.ini"));

  private static final List<Integer> MORE_STEPS = List.of(3, 20);

  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  static Stream<String> dots() {
    return DOTS.stream();
  }

  @ParameterizedTest
  @MethodSource("dots")
  void step_isFoundWithEverySeparatorBeforeEveryFile(String dots) {
    List<String> missed = new ArrayList<>();
    for (String separator : SEPARATORS) {
      for (List<String> target : TARGETS) {
        missed(dots, separator, 1, target, missed);
      }
    }
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dots")
  void steps_areFoundHoweverManyThereAre(String dots) {
    List<String> missed = new ArrayList<>();
    for (String separator : SEPARATORS) {
      for (int depth : MORE_STEPS) {
        missed(dots, separator, depth, TARGETS.get(depth % TARGETS.size()), missed);
      }
    }
    for (int depth : IntStream.rangeClosed(1, 20).toArray()) {
      for (List<String> target : TARGETS) {
        missed(dots, "/", depth, target, missed);
      }
    }
    assertThat(missed).isEmpty();
  }

  private void missed(
      String dots, String separator, int depth, List<String> target, List<String> missed) {
    String text = (dots + separator).repeat(depth) + String.join(separator, target);
    for (String request : List.of("/" + text, "/get?file=" + text)) {
      if (Sample.of(Optional.empty(), request).scan(scanner).isEmpty()) {
        missed.add(request);
      }
    }
  }
}
