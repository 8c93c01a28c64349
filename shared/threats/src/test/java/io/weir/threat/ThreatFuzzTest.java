package io.weir.threat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.catalogue.Catalogue;
import io.weir.threat.catalogue.RuleCard;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Text;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random inputs made of the samples: nothing throws, the gate changes no answer, and the work is
 * bounded by the length of the input.
 *
 * <p>The long form is {@code mvn -pl shared/threats test -Dtest=ThreatFuzzTest
 * -Dweir.fuzz.inputs=10000000}; {@code -Dweir.fuzz.seed} chooses other inputs.
 */
class ThreatFuzzTest {
  /** How often the rules of one class may read a byte of a text. */
  private static final long READS_PER_BYTE = 150;

  private final ThreatScanner gated = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE, true);
  private final Gate gate = new Gate();
  private final ThreatScanner full = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE, false);

  @Test
  void mutatedRequests_areJudgedTheSameWithAndWithoutTheGate() {
    long inputs = Long.getLong("weir.fuzz.inputs", 20_000);
    Mutator mutator = mutator(Long.getLong("weir.fuzz.seed", 20_261_122));
    Escaping[] escapings = Escaping.values();
    long held = 0;
    for (long i = 0; i < inputs; i++) {
      Escaping escaping = escapings[(int) (i % escapings.length)];
      boolean query = i % 4 != 0;
      String input = mutator.next(query);
      Slice text = slice(input);
      Slice none = new Slice();
      Slice path = query ? none : text;
      Slice parameters = query ? text : none;
      Slice agent = i % 8 == 1 ? text : none;
      Slice referrer = i % 8 == 5 ? text : none;

      gated.scan(none, path, parameters, agent, referrer, escaping);
      // Behind an open gate both scanners do the same.
      if (query ? !gate.query(text, escaping) : !gate.path(text, escaping)) {
        held++;
        assertThat(full.scan(none, path, parameters, none, none, escaping))
            .as("input %d, %s, %s: %s", i, query ? "query" : "path", escaping, input)
            .isEmpty();
      }
    }
    assertThat(held).as("inputs before a shut gate").isGreaterThan(inputs / 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%25",
        "'",
        "\"",
        "`",
        "/*",
        "/*!",
        "../",
        "(",
        "a(",
        "<",
        "<a ",
        "$(",
        "${",
        "{{",
        "%255c",
        "&#x26;",
        "\\x5c",
        "or ",
        "select ",
        "a=b&",
        "/a;",
        "%c0%ae",
        "if(",
        "'or'",
        "[",
        "$[",
        "http://",
        "ro0",
        "__",
        "case when ",
        "for %",
        "..;",
        "/?",
        "on=",
        "--\n",
        "#\n",
        "sleep(",
        "a b ",
        "<!",
        "\n",
        "javascript:",
        "%0a",
        "/etc/",
        "a.b.",
        "|id",
        "/[a",
        "a",
        "0",
        " ",
        "_",
        "__proto__",
        "a_",
        "a__b",
        "; ",
        "a;",
        "a | ",
        "&& ",
        "\\n",
        "$a",
        "a=$a;",
        "${a:0",
        "..%",
        "..2f",
        "::",
        "/a::",
        "1.e",
        "chr(",
        "not in",
        "include ",
        ".php;",
        "echo \"",
        "constructor",
        "alert ",
        "this.",
        "]]",
        "union all ",
        "&a=",
        "function(",
        "{a,",
        "<?",
        "a:1:",
        "window[",
        "http:a@",
        "data:",
        "for(",
        "while("
      })
  void repeatedPiece_isReadABoundedNumberOfTimes(String piece) {
    Text text = Text.of(piece.repeat(4096 / piece.length() + 1));
    for (Place place : Place.values()) {
      for (Rule rule : Rules.ALL) {
        long before = text.reads();
        rule.look(new Unit(place, "", text), (id, confidence, from, to) -> {});
        assertThat(text.reads() - before)
            .as("%s of %s", rule.getClass().getSimpleName(), place)
            .isLessThan(READS_PER_BYTE * text.length());
      }
    }
  }

  @Test
  void longField_isLookedAtFromBothEnds() {
    String padding = "a1b2".repeat(10) + "c3d4e5f6g7h8".repeat(4000);
    Slice none = new Slice();
    Slice head = slice("q=%3Cscript%3E" + padding);
    Slice tail = slice("q=" + padding + "%3Cscript%3E");

    assertThat(gated.scan(none, none, head, none, none, Escaping.NONE)).isNotEmpty();
    assertThat(gated.scan(none, none, tail, none, none, Escaping.NONE)).isNotEmpty();
  }

  private static Slice slice(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    Slice slice = new Slice();
    slice.set(bytes, 0, bytes.length);
    return slice;
  }

  private static Mutator mutator(long seed) {
    List<String> seeds =
        Stream.of(Sample.attacks(), Sample.ordinary(), Sample.harmless())
            .flatMap(List::stream)
            .map(sample -> sample.path() + sample.query() + sample.agent() + sample.referrer())
            .toList();
    return new Mutator(seed, seeds, words());
  }

  /** Words of attacks, and names with their dots and slashes, as most rules look for them. */
  private static List<String> words() {
    return Stream.concat(
            Sample.attacks().stream().map(sample -> sample.path() + "?" + sample.query()),
            Catalogue.families().stream()
                .flatMap(family -> family.rules().stream())
                .map(RuleCard::fires))
        .flatMap(text -> Stream.concat(pieces(text, "\\W+"), pieces(text, "[^\\w./-]+")))
        .filter(word -> word.length() > 1 && word.length() < 40)
        .distinct()
        .toList();
  }

  private static Stream<String> pieces(String text, String between) {
    return Pattern.compile(between).splitAsStream(text);
  }
}
