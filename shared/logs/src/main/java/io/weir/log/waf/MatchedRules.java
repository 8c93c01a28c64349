package io.weir.log.waf;

import io.weir.log.Slice;
import io.weir.log.named.NamedFields;
import io.weir.log.value.Bytes;
import io.weir.log.value.JoinedText;
import io.weir.log.value.Values;

/**
 * The rules of one record that matched, as {@code group/rule}: those that only count, and the one
 * inside a group that decided. A rule and its action are two members of one object, in any order.
 */
final class MatchedRules {
  private static final String MANAGED = "AWS#";
  private static final String OWN_GROUP = "rulegroup/";

  private final Slice group = new Slice();
  private final Pair match = new Pair();
  private final Pair decision = new Pair();
  private final JoinedText counted = new JoinedText();
  private final JoinedText decided = new JoinedText();

  /** One rule and what it did. */
  private static final class Pair {
    private final Slice rule = new Slice();
    private final Slice action = new Slice();

    /** Returns whether both are there now. */
    boolean with(Slice part, byte[] bytes, int start, int end) {
      part.set(bytes, start, end - start);
      return rule.length() > 0 && action.length() > 0;
    }

    void clear() {
      rule.clear();
      action.clear();
    }
  }

  MatchedRules(NamedFields fields) {
    fields.each(
        "nonTerminatingMatchingRules.ruleId",
        (bytes, start, end) -> match(match.rule, false, bytes, start, end));
    fields.each(
        "nonTerminatingMatchingRules.action",
        (bytes, start, end) -> match(match.action, false, bytes, start, end));
    String groups = "ruleGroupList.";
    fields.each(groups + "ruleGroupId", this::enter);
    fields.each(
        groups + "nonTerminatingMatchingRules.ruleId " + groups + "excludedRules.ruleId",
        (bytes, start, end) -> match(match.rule, true, bytes, start, end));
    fields.each(
        groups + "nonTerminatingMatchingRules.action " + groups + "excludedRules.exclusionType",
        (bytes, start, end) -> match(match.action, true, bytes, start, end));
    fields.each(
        groups + "terminatingRule.ruleId",
        (bytes, start, end) -> decide(decision.rule, bytes, start, end));
    fields.each(
        groups + "terminatingRule.action",
        (bytes, start, end) -> decide(decision.action, bytes, start, end));
  }

  void clear() {
    group.clear();
    match.clear();
    decision.clear();
    counted.clear();
    decided.clear();
  }

  /** Points the slice at the rules that only count, separated by spaces. */
  void giveCounted(Slice to) {
    counted.giveTo(to);
  }

  /** Points the slice at the rule inside the last group that decided; absent if none did. */
  void giveDecided(Slice to) {
    decided.giveTo(to);
  }

  private void enter(byte[] bytes, int start, int end) {
    match.clear();
    decision.clear();
    int from = start;
    int to = end;
    if (Bytes.matches(bytes, start, end, MANAGED)) {
      from += MANAGED.length();
    } else {
      // An ARN ends in rulegroup/NAME/ID.
      for (int at = start; at < end; at++) {
        if (Bytes.matches(bytes, at, end, OWN_GROUP)) {
          from = at + OWN_GROUP.length();
          to = Bytes.find(bytes, from, end, '/');
          break;
        }
      }
    }
    group.set(bytes, from, to - from);
  }

  private void match(Slice part, boolean inGroup, byte[] bytes, int start, int end) {
    if (!match.with(part, bytes, start, end)) {
      return;
    }
    boolean counts =
        match.action.contentEquals("COUNT") || match.action.contentEquals("EXCLUDED_AS_COUNT");
    if (counts) {
      if (!counted.isEmpty()) {
        counted.add(' ');
      }
      name(counted, inGroup, match.rule);
    }
    match.clear();
  }

  private void decide(Slice part, byte[] bytes, int start, int end) {
    if (decision.with(part, bytes, start, end)) {
      decided.clear();
      name(decided, true, decision.rule);
      decision.clear();
    }
  }

  private void name(JoinedText text, boolean inGroup, Slice rule) {
    if (inGroup && Values.isThere(group)) {
      text.add(group).add('/');
    }
    text.add(rule);
  }
}
