package io.weir.threat;

import io.weir.threat.client.BotOperators;
import java.util.Optional;

/** Who runs a client that names itself, and what for. */
public final class Bots {
  private Bots() {}

  /**
   * Returns whose the client is that a user agent names, such as {@code OpenAI, training}; empty if
   * it names nobody who is known. Anyone can give any name.
   */
  public static Optional<String> operator(String userAgent) {
    return BotOperators.of(userAgent).map(BotOperators.BotOperator::label);
  }

  /** Returns whether the user agent names a search engine's crawler. Anyone can give any name. */
  public static boolean isSearchEngine(String userAgent) {
    return BotOperators.of(userAgent)
        .filter(operator -> operator.purpose().equals(BotOperators.SEARCH))
        .isPresent();
  }
}
