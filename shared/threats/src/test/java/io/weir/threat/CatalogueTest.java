package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.catalogue.Catalogue;
import io.weir.threat.catalogue.RuleCard;
import io.weir.threat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  static Stream<RuleCard> cards() {
    return Catalogue.families().stream().flatMap(family -> family.rules().stream());
  }

  /** What a row of the table looks like may be another file that nobody should ask for. */
  static Stream<RuleCard> cardsOfCode() {
    return cards().filter(card -> !card.id().startsWith("known."));
  }

  @Test
  void declaredRules_areThoseThatCanFire() {
    Set<String> firing = new TreeSet<>();
    for (Rule rule : Rules.ALL) {
      rule.names().forEach(name -> firing.add(rule.id(name)));
    }

    assertThat(cards().map(RuleCard::id)).containsExactlyInAnyOrderElementsOf(firing);
  }

  @ParameterizedTest
  @MethodSource("cards")
  void example_firesItsRuleAsSureAsDeclared(RuleCard card) {
    Optional<ThreatHit> hit =
        scan(card.fires()).stream().filter(found -> found.rule().equals(card.id())).findFirst();

    assertThat(hit).isPresent();
    assertThat(hit.orElseThrow().confidence()).isCloseTo(card.confidence(), within(0.005));
    assertThat(hit.orElseThrow().threatClass()).isEqualTo(card.threatClass());
  }

  @ParameterizedTest
  @MethodSource("cards")
  void nearMiss_doesNotFireItsRule(RuleCard card) {
    assertThat(scan(card.passes())).extracting(ThreatHit::rule).doesNotContain(card.id());
  }

  @ParameterizedTest
  @MethodSource("cardsOfCode")
  void nearMiss_firesNothingAtAll(RuleCard card) {
    assertThat(scan(card.passes())).isEmpty();
  }

  @Test
  void find_knowsEveryIdAndNoOther() {
    assertThat(Catalogue.ids()).isNotEmpty();
    assertThat(Catalogue.ids()).allMatch(id -> Catalogue.find(id).isPresent());
    assertThat(Catalogue.find("sqli.nonsense")).isEmpty();
    assertThat(Catalogue.find("nonsense.tautology")).isEmpty();
    assertThat(Catalogue.find("tautology")).isEmpty();
  }

  private List<ThreatHit> scan(String request) {
    int blank = request.indexOf(" /");
    boolean header = request.startsWith("agent: ") || request.startsWith("referrer: ");
    if (header || blank < 0) {
      return Sample.of(Optional.empty(), request).scan(scanner);
    }
    if (Character.isDigit(request.charAt(0))) {
      Sample sample = Sample.of(Optional.empty(), request.substring(blank + 1));
      return sample.scan(scanner, Integer.parseInt(request.substring(0, blank)));
    }
    Slice none = new Slice();
    return scanner.scan(
        Slice.of(request.substring(0, blank)),
        Slice.of(request.substring(blank + 1)),
        none,
        none,
        none,
        Escaping.NONE);
  }
}
