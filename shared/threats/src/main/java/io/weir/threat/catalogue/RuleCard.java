package io.weir.threat.catalogue;

import static java.util.Objects.requireNonNull;

import io.weir.threat.ThreatClass;

/**
 * What a rule looks for, told to people.
 *
 * @param id the stable id that hits carry, such as {@code sqli.tautology}
 * @param title what is found, in a few words
 * @param reason what the rule looks for and why, in one or two sentences
 * @param threatClass the class of its hits
 * @param confidence how sure it is at its example, in (0, 1]; less where the signs are weaker
 * @param cwe the weakness, by its number in MITRE's CWE
 * @param capec the attack pattern, by its number in MITRE's CAPEC
 * @param technique the technique, by its id in MITRE ATT&amp;CK
 * @param fires a request that fires the rule: a target, a method and a target, the status of the
 *     answer and a target, or {@code agent: } or {@code referrer: } and the text of the header
 * @param passes a request that looks like it and does not, in the same form
 */
public record RuleCard(
    String id,
    String title,
    String reason,
    ThreatClass threatClass,
    double confidence,
    int cwe,
    int capec,
    String technique,
    String fires,
    String passes) {

  public RuleCard {
    requireNonNull(threatClass, "threatClass");
    if (!id.matches("[a-z0-9]+\\.[a-z0-9-]+")) {
      throw new IllegalArgumentException("no id of a rule: " + id);
    }
    if (title.isBlank() || reason.isBlank() || fires.isBlank() || passes.isBlank()) {
      throw new IllegalArgumentException("a rule needs title, reason, example, near miss: " + id);
    }
    if (!(confidence > 0 && confidence <= 1) || cwe <= 0 || capec <= 0) {
      throw new IllegalArgumentException("confidence, cwe or capec of " + id);
    }
    if (!technique.matches("T\\d{4}(\\.\\d{3})?")) {
      throw new IllegalArgumentException("no technique of ATT&CK: " + technique + ", " + id);
    }
  }
}
