package io.weir.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void sentence_nothingGiven_saysThatThereWasNothing() {
    Reading none = new Reading(0, 0, 0, 0, 0, List.of(), Map.of(), Map.of());

    assertThat(new Verdict(List.of(), 0, 0, 0, none).sentence())
        .isEqualTo("There was nothing to read.");
  }

  @Test
  void sentence_onlyUnreadable_isNoAllClear() {
    Reading bad = new Reading(0, 0, 0, 0, 0, List.of("a: corrupt"), Map.of(), Map.of());

    assertThat(new Verdict(List.of(), 0, 0, 0, bad).sentence())
        .isEqualTo("Nothing here could be read as an access log: 1 object, 0 lines, no request.");
  }

  @Test
  void sentence_partlyReadable_saysHowMuchWasNot() {
    Reading part = new Reading(2, 1000, 890, 110, 0, List.of("b: cut"), Map.of(), Map.of());

    assertThat(new Verdict(List.of(), 100, 88, 0, part).sentence())
        .isEqualTo(
            "Nothing is wrong in what was judged; 100 % of 100 windows are normal; 11 % of the"
                + " lines could not be read; 1 object could not be read at all.");
  }

  @Test
  void sentence_almostAllNormal_isNotRoundedToAll() {
    Reading fine = new Reading(1, 9999, 9999, 0, 0, List.of(), Map.of(), Map.of());

    assertThat(new Verdict(List.of(), 20_000, 19_000, 1, fine).sentence())
        .contains("99.9 % of 20,000 windows");
  }

  @Test
  void sentence_tooFewToJudge_saysThatNoneWas() {
    Reading few = new Reading(1, 30, 30, 0, 0, List.of(), Map.of(), Map.of());

    assertThat(new Verdict(List.of(), 3, 0, 0, few).sentence())
        .isEqualTo(
            "30 requests in 3 windows were counted and none was judged: the first 12 windows of a"
                + " source only show what is normal.");
  }
}
