package io.weir.threat.sql;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.weir.threat.ThreatClass;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatHit.Location;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.List;

/**
 * A number with one quote behind it that the application failed at: {@code id=123'} answered with a
 * 5xx. Nothing else asks whether input is pasted into SQL with so little, and the answer says that
 * it is. The request alone says nothing, so this is asked once the answer is known, and of requests
 * that failed only.
 */
public final class FailingQuotes {
  /** How sure it is: a page that fails whatever it is asked fails at this, too. */
  public static final double CONFIDENCE = 0.6;

  private static final String RULE = "sqli." + SqlRule.FAILING_QUOTE.id();

  private FailingQuotes() {}

  /**
   * Returns the hit in a path or a query that the application failed at; none if there is none.
   *
   * @param bytes holds the path or the query as the log has it
   */
  public static List<ThreatHit> in(byte[] bytes, int from, int to, Location location) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '=' || bytes[i] == '/') {
        int end = number(bytes, i + 1, to);
        int behind = end == i + 1 ? end : quote(bytes, end, to);
        if (behind > end && (behind == to || bytes[behind] == '&' || bytes[behind] == '/')) {
          return List.of(hit(bytes, i + 1, end, location));
        }
      }
    }
    return List.of();
  }

  private static ThreatHit hit(byte[] bytes, int from, int to, Location location) {
    Text number = Text.of(new String(bytes, from, to - from, US_ASCII) + "'");
    String fragment = number.fragment(0, number.length());
    return new ThreatHit(ThreatClass.SQL_INJECTION, RULE, CONFIDENCE, location, fragment);
  }

  /** Returns where the number ends that begins here; here if none does. */
  private static int number(byte[] bytes, int from, int to) {
    int at = from < to && bytes[from] == '-' ? from + 1 : from;
    int digits = at;
    while (at < to && Bytes.isDigit(bytes[at])) {
      at++;
    }
    return at == digits ? from : at;
  }

  /** Returns where the quote ends, as it is or percent-encoded any number of times. */
  private static int quote(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] == '\'') {
      return from + 1;
    }
    if (from == to || bytes[from] != '%') {
      return from;
    }
    int at = from + 1;
    while (at + 1 < to && bytes[at] == '2' && bytes[at + 1] == '5') {
      at += 2;
    }
    return at + 1 < to && bytes[at] == '2' && bytes[at + 1] == '7' ? at + 2 : from;
  }
}
