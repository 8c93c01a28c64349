package io.weir.incident;

import io.weir.finding.FindingType;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The document in which operators state what to keep quiet about:
 *
 * <pre>{@code
 * {"version": 1, "suppressions": [
 *   {"source": "app/shop/50dc6c495c0c9188", "type": "Traffic_Drop",
 *    "from": "2026-03-02T22:00:00Z", "until": "2026-03-03T02:00:00Z", "reason": "database moves"},
 *   {"client": "203.0.113.*", "until": "2026-04-01T00:00:00Z", "reason": "agreed test"}]}
 * }</pre>
 *
 * <p>{@code source} and {@code type} are all if left out; {@code client}, {@code path}, or {@code
 * subject} for a host, a target and so on, narrow it to findings about that one, and may end in
 * {@code *}; {@code from} is always if left out. {@code until} and {@code reason} are required.
 * Members of other names are refused, since a scope that is misspelt would silence too much.
 */
public final class SuppressionJson {
  private static final int VERSION = 1;
  private static final Set<String> DOCUMENT = Set.of("version", "suppressions");
  private static final Set<String> ENTRY =
      Set.of("source", "type", "client", "path", "subject", "from", "until", "reason");
  private static final List<String> SCOPES = List.of("client", "path", "subject");

  private SuppressionJson() {}

  /**
   * Returns the suppressions of the document.
   *
   * @throws IllegalArgumentException if it is none; the message names the entry and what is wrong
   */
  public static List<Suppression> read(String text) {
    JsonObject document = Json.object(text);
    document.requireOnly(DOCUMENT);
    document.requireVersion(VERSION);
    List<Suppression> suppressions = new ArrayList<>();
    for (JsonObject entry : document.objects("suppressions")) {
      try {
        suppressions.add(suppression(entry));
      } catch (IllegalArgumentException e) {
        int number = suppressions.size() + 1;
        throw new IllegalArgumentException("suppression " + number + ": " + e.getMessage(), e);
      }
    }
    return suppressions;
  }

  private static Suppression suppression(JsonObject entry) {
    entry.requireOnly(ENTRY);
    List<String> scopes = SCOPES.stream().filter(entry::has).toList();
    if (scopes.size() > 1) {
      throw new IllegalArgumentException("a finding is about one thing, not " + scopes);
    }
    Optional<FindingType> type =
        entry.has("type") ? Optional.of(FindingType.ofLabel(entry.text("type"))) : Optional.empty();
    String subject = scopes.isEmpty() ? "*" : entry.text(scopes.get(0));
    return new Suppression(
        textOr(entry, "source", "*"),
        type,
        subject,
        entry.has("from") ? entry.instant("from") : Instant.EPOCH,
        entry.instant("until"),
        entry.text("reason"));
  }

  private static String textOr(JsonObject entry, String name, String otherwise) {
    return entry.has(name) ? entry.text(name) : otherwise;
  }
}
