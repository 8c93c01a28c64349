package io.weir.threat.rule;

/** Takes what rules find. */
public interface Evidence {
  /**
   * Adds a match.
   *
   * @param rule the name of the rule, within its family
   * @param confidence how sure the rule is, in (0, 1]
   * @param from where the evidence begins in the text
   * @param to where it ends
   */
  void add(RuleName rule, double confidence, int from, int to);
}
