package io.weir.threat.sql;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;
import java.util.List;

/**
 * SQL injection (CWE-89): input that is read as part of a statement.
 *
 * <p>The input is split into tokens from three starting points (bare, inside single quotes, inside
 * double quotes), and the tokens are read for the shapes that injections have: a second query
 * ({@link SqlQueries}), a condition that is added ({@link SqlConditions}), a string that is closed
 * and something that uses it ({@link SqlBreakouts}), a second statement and calls that no parameter
 * needs ({@link SqlStatements}). Single words and single quotes are never enough: people search for
 * "select your plan" and are called O'Reilly. The shapes follow the reference manuals of the
 * databases and the OWASP testing guide, WSTG-INPV-05.
 */
public final class SqlInjection implements Rule {
  @Override
  public ThreatClass threatClass() {
    return ThreatClass.SQL_INJECTION;
  }

  @Override
  public String prefix() {
    return "sqli";
  }

  @Override
  public List<RuleName> names() {
    return List.of(SqlRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    Words words = SqlVocabulary.WORDS;
    triggers.add(When.ALWAYS, words, SqlVocabulary.SCHEMA | SqlVocabulary.DANGEROUS);
    int core = SqlVocabulary.SELECT | SqlVocabulary.UNION | SqlVocabulary.STATEMENT;
    triggers.add(When.SPACED, words, core | SqlVocabulary.CONSTANT);
    triggers.add(When.SPACED, "having procedure into order group case waifor dual");
    triggers.add(When.NUMBERED, words, SqlVocabulary.LOGIC | SqlVocabulary.COMPARE);
    triggers.add(When.DOTTED, words, SqlVocabulary.LOGIC);
    triggers.add(When.DOTTED, "having where");
    triggers.add(When.NUMBERED, "having where is not");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (!unit.place().isInput() || text.length() < 2 || Languages.isEverything(unit)) {
      return;
    }
    boolean agent = unit.place() == Place.AGENT;
    Findings findings = new Findings(evidence, agent, isBroken(text), Languages.isQuery(unit));
    read(SqlTokenizer.read(text, (char) 0), false, findings);
    if (text.has('\'')) {
      read(SqlTokenizer.read(text, '\''), true, findings);
    }
    if (text.has('"')) {
      read(SqlTokenizer.read(text, '"'), true, findings);
    }
    findings.finish();
  }

  /** Returns whether there is a sign that sentences do without: words alone add up to nothing. */
  private static boolean isBroken(Text text) {
    for (char sign : new char[] {'(', '\'', '"', '<', '>', '|', ';', '*'}) {
      if (text.has(sign)) {
        return true;
      }
    }
    return false;
  }

  private static void read(Tokens tokens, boolean quoted, Findings findings) {
    SqlQueries.look(tokens, quoted, findings);
    SqlConditions.look(tokens, quoted, findings);
    SqlStatements.look(tokens, quoted, findings);
    if (quoted) {
      SqlBreakouts.look(tokens, findings);
    }
  }

  /** Passes strong evidence on and adds weak evidence up. */
  static final class Findings {
    private final Evidence evidence;
    private final boolean agent;
    private final boolean broken;
    private final boolean language;
    private double doubt = 1;
    private int from = Integer.MAX_VALUE;
    private int to;

    Findings(Evidence evidence, boolean agent, boolean broken, boolean language) {
      this.evidence = evidence;
      this.agent = agent;
      this.broken = broken;
      this.language = language;
    }

    /** A user agent is prose with semicolons and parentheses: what is unsure elsewhere is noise. */
    void add(SqlRule rule, double confidence, Tokens tokens, int first, int last) {
      boolean ordinary = language && Languages.ORDINARY.contains(rule);
      if (!ordinary && (!agent || confidence >= 0.6)) {
        evidence.add(rule, confidence, tokens.start(first), tokens.end(last));
      }
    }

    /** Adds evidence that means something only together with other evidence. */
    void hint(double weight, Tokens tokens, int index) {
      doubt *= 1 - weight;
      from = Math.min(from, tokens.start(index));
      to = Math.max(to, tokens.end(index));
    }

    private void finish() {
      double sum = Math.min(0.85, 1 - doubt);
      if (broken && !language && sum > 0.2 && !(agent && sum < 0.6)) {
        evidence.add(SqlRule.PARTS, sum, from, to);
      }
    }
  }
}
