package io.weir.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.finding.FindingType;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuppressionJsonTest {
  private static final Instant UNTIL = Instant.parse("2026-04-01T00:00:00Z");

  @Test
  void document_isReadWithWhatIsLeftOutMeaningAll() {
    String document =
        """
        {"version": 1, "suppressions": [
          {"source": "app/shop/1", "type": "Traffic_Drop", "from": "2026-03-02T22:00:00Z",
           "until": "2026-04-01T00:00:00Z", "reason": "database moves"},
          {"client": "203.0.113.*", "until": "2026-04-01T00:00:00Z", "reason": "agreed test"},
          {"path": "/health", "until": "2026-04-01T00:00:00Z", "reason": "known"}]}
        """;
    Instant from = Instant.parse("2026-03-02T22:00:00Z");
    assertThat(SuppressionJson.read(document))
        .containsExactly(
            new Suppression(
                "app/shop/1",
                Optional.of(FindingType.TRAFFIC_DROP),
                "*",
                from,
                UNTIL,
                "database moves"),
            new Suppression(
                "*", Optional.empty(), "203.0.113.*", Instant.EPOCH, UNTIL, "agreed test"),
            new Suppression("*", Optional.empty(), "/health", Instant.EPOCH, UNTIL, "known"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"until\": \"2026-04-01T00:00:00Z\" | suppression 1: member missing: reason",
        "\"reason\": \"x\" | suppression 1: member missing: until",
        "\"until\": \"tomorrow\", \"reason\": \"x\" | suppression 1: until is no time such as",
        "\"until\": \"2026-04-01T00:00:00Z\", \"reason\": \"x\", \"typ\": \"y\" | unknown member:"
            + " typ",
        "\"until\": \"2026-04-01T00:00:00Z\", \"reason\": \"x\", \"type\": \"y\" | unknown finding"
            + " type: y",
        "\"until\": \"2026-04-01T00:00:00Z\", \"reason\": \" \" | a suppression needs a reason",
        "\"until\": 7, \"reason\": \"x\" | member until is no String",
        "\"client\": \"a\", \"path\": \"b\" | not [client, path]"
      })
  void badEntry_isRefusedByWhatIsWrongWithIt(String entry, String message) {
    String document = "{\"version\": 1, \"suppressions\": [{" + entry + "}]}";
    assertThatThrownBy(() -> SuppressionJson.read(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | not a JSON object",
        "{\"version\": 2, \"suppressions\": []} | only 1 is understood",
        "{\"version\": 1} | member missing: suppressions",
        "{\"version\": 1, \"suppressions\": [], \"supressions\": []} | unknown member: supressions"
      })
  void badDocument_isRefused(String document, String message) {
    assertThatThrownBy(() -> SuppressionJson.read(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
