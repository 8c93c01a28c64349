package io.weir.threat.sql;

import io.weir.threat.rule.Place;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;
import java.util.EnumSet;
import java.util.Set;

/**
 * Query languages that interfaces take from a parameter: SOQL, InfluxQL, Socrata, CQL, ArcGIS and
 * OData filters, JQL. A whole query or filter there is what the interface is for; what such
 * languages do not have (unions, system tables, calls that delay) still tells an attack.
 */
final class Languages {
  /** Parameters that take a query, if it begins as one. */
  private static final Words QUERIES =
      Words.of("q query $query soql sql_query statement cql nrql kql esql fql gql aql search s");

  /** Parameters that take a condition. */
  private static final Words FILTERS =
      Words.of(
          "where $where filter $filter cql_filter fq jql cql expression expr definitionquery having"
              + " $having layerdefs criteria condition");

  /** What such a query consists of. That a constant is like a constant is no part of any. */
  static final Set<SqlRule> ORDINARY =
      EnumSet.of(
          SqlRule.SELECT,
          SqlRule.SUB_SELECT,
          SqlRule.CONDITION,
          SqlRule.CALL,
          SqlRule.CASE_WHEN,
          SqlRule.ORDER_BY,
          SqlRule.PARTS);

  /** What a filter does not begin with: something has to stand before an operator. */
  private static final Words JOINING = Words.of("and or xor not having group order limit union");

  private Languages() {}

  /**
   * Returns whether it is the condition by which map services are asked for everything, which their
   * own clients send: {@code where=1=1&outFields=*}.
   */
  static boolean isEverything(Unit unit) {
    Text text = unit.text();
    return unit.place() == Place.VALUE
        && unit.name().equals("where")
        && text.length() == 3
        && text.startsWith(0, "1=1")
        && (unit.isBeside("outfields")
            || unit.isBeside("returngeometry")
            || unit.isBeside("returncountonly")
            || unit.isBeside("f"));
  }

  /** Returns whether the text is a query or a filter in such a parameter, and ends as one. */
  static boolean isQuery(Unit unit) {
    Text text = unit.text();
    if (unit.place() != Place.VALUE || unit.name().isEmpty()) {
      return false;
    }
    Text name = Text.of(unit.name());
    boolean filters = FILTERS.contains(name, 0, name.length());
    boolean queries =
        QUERIES.contains(name, 0, name.length()) && (begins(text) || (field(text) && closed(text)));
    int first = text.at(0);
    boolean opens =
        first != '\''
            && first != '"'
            && first != ')'
            && first > ' '
            && !JOINING.contains(text, 0, text.wordEnd(0));
    return opens && (filters || queries) && !cut(text);
  }

  /** A constant or a variable is selected by nobody who wants data. */
  private static boolean begins(Text text) {
    boolean select = text.startsWith(0, "select ");
    int item = text.at(7);
    boolean data = Bytes.isLetter(item) || item == '"' || item == '*';
    boolean open = text.startsWith(text.length() - 5, "where");
    return (select && data && !open)
        || text.startsWith(0, "show ")
        || text.startsWith(0, "prefix ");
  }

  /** A field and an operator: {@code name contains}, {@code email~}, {@code created>}. */
  private static boolean field(Text text) {
    int end = text.wordEnd(0);
    int sign = text.skipBlank(end);
    boolean compares = text.at(sign) > 0 && ":~=<>!".indexOf(text.at(sign)) >= 0;
    return end > 1
        && Bytes.isLetter(text.at(0))
        && (compares || text.startsWith(sign, "contains ") || text.startsWith(sign, "in "));
  }

  /** Returns whether every quote has its other, and no semicolon stands outside of them. */
  private static boolean closed(Text text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      if (open == 0 && Bytes.isQuote(b)) {
        open = b;
      } else if (b == open) {
        open = 0;
      } else if (b == ';' && open == 0) {
        return false;
      }
    }
    return open == 0;
  }

  private static boolean cut(Text text) {
    return text.contains("--") || text.contains("/*") || (!closed(text) && text.has(';'));
  }
}
