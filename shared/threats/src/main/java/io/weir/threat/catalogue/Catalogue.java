package io.weir.threat.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All rules, as people read of them. Each family is declared in a text of its own beside this
 * class, and a test holds that the rules that fire and those declared are the same. Reading
 * requests needs nothing of it, so it is read when somebody asks.
 */
public final class Catalogue {
  private static final List<String> FAMILIES =
      List.of(
          "sqli", "xss", "lfi", "rfi", "cmdi", "jndi", "ssti", "php", "code", "xml", "dir", "crlf",
          "file", "known", "scanner", "proto");

  private Catalogue() {}

  /** Returns the families in the order in which they are told. */
  public static List<RuleFamily> families() {
    return FAMILIES.stream().map(Catalogue::family).toList();
  }

  /** Returns what is declared of the rule; empty if there is no such rule. */
  public static Optional<RuleCard> find(String id) {
    String prefix = id.substring(0, Math.max(0, id.indexOf('.')));
    return FAMILIES.contains(prefix)
        ? family(prefix).rules().stream().filter(card -> card.id().equals(id)).findFirst()
        : Optional.empty();
  }

  /** Returns the ids of all rules. */
  public static Set<String> ids() {
    return families().stream()
        .flatMap(family -> family.rules().stream())
        .map(RuleCard::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static RuleFamily family(String prefix) {
    return prefix.equals(KnownFamily.PREFIX) ? KnownFamily.read() : declared(prefix);
  }

  private static RuleFamily declared(String prefix) {
    try (InputStream in = Catalogue.class.getResourceAsStream(prefix + ".txt")) {
      return FamilyReader.read(prefix, new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
