package io.weir.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.finding.Proposal.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProposalTest {
  private static final Duration HOLDS = Duration.ofHours(6);
  private static final Proposal ONE = block(50, "203.0.113.7/32");
  private static final Proposal OTHER = block(80, "203.0.113.9/32");

  @Test
  void and_blocksBothAndKeepsTheNumbersOfTheWorseWindow() {
    Proposal both = OTHER.and(ONE);
    assertThat(both.ranges()).containsExactly("203.0.113.7/32", "203.0.113.9/32");
    assertThat(both.stopped()).isEqualTo(80);
    assertThat(ONE.and(OTHER)).isEqualTo(both);
  }

  @Test
  void and_changesNothingTheSecondTime() {
    Proposal both = OTHER.and(ONE);
    assertThat(OTHER.and(both)).isEqualTo(both);
    assertThat(ONE.and(both)).isEqualTo(both);
  }

  @Test
  void and_keepsABlockWhenALaterWindowShowsNothing() {
    assertThat(Proposal.none("nobody").and(ONE)).isEqualTo(ONE);
    assertThat(ONE.and(Proposal.none("nobody"))).isEqualTo(ONE);
  }

  @Test
  void and_neverHoldsMoreThanAList() {
    Proposal full =
        Proposal.block(
            IntStream.range(0, Proposal.MAX_RANGES).mapToObj(i -> "192.0.2." + i + "/32").toList(),
            HOLDS,
            500,
            500,
            0,
            "");
    assertThat(OTHER.and(full).ranges()).hasSize(Proposal.MAX_RANGES);
  }

  @Test
  void proposal_isOfOneKind() {
    assertThatThrownBy(() -> Proposal.block(List.of(), HOLDS, 0, 0, 0, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Proposal.block(List.of("192.0.2.1/32"), HOLDS, 5, 4, 2, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Proposal.limit("/", 0, HOLDS, 0, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Proposal.none("why").kind()).isEqualTo(Kind.NONE);
  }

  private static Proposal block(long stopped, String range) {
    return Proposal.block(List.of(range), HOLDS, stopped, stopped, 0, "");
  }
}
