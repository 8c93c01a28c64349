package io.weir.threat.catalogue;

import java.util.List;

/**
 * The rules whose ids begin alike.
 *
 * @param prefix what their ids begin with, such as {@code sqli}
 * @param title what they are about
 * @param reason how they read a request
 */
public record RuleFamily(String prefix, String title, String reason, List<RuleCard> rules) {
  public RuleFamily {
    rules = List.copyOf(rules);
  }
}
