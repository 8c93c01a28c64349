package io.weir.threat.code;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/**
 * Tells operators of MongoDB that turn a condition into one that always holds from those that
 * filter a list, which many interfaces take from a query: {@code filters[price][$lte]=100}. They
 * are for an attack if a credential is compared, if the value says nothing ({@code [$gt]=}, {@code
 * [$ne]=1}), if they run code, or if they are all of a JSON value.
 */
final class Operators {
  private static final Words RUNNING =
      Words.of(
          "$where $function $func $accumulator $expr $jsonschema $set $unset $push $lookup $meta");

  private static final Words CREDENTIALS =
      Words.of(
          "user username login name email mail pass passwd password pwd pin token code otp secret"
              + " key userid user_id u_id uid id uname auth session sid apikey api_key");

  private static final Words ANYTHING =
      Words.of("0 1 -1 null undefined nan .* ^ .+ .* ^.* foo toto");

  private Operators() {}

  /**
   * Returns whether the operator, which begins with its dollar sign, decides instead of filters.
   */
  static boolean decides(Text text, int dollar, int end) {
    if (RUNNING.contains(text, dollar, end)) {
      return true;
    }
    boolean combines =
        text.startsWith(dollar, "$and")
            || text.startsWith(dollar, "$or")
            || text.startsWith(dollar, "$nor");
    if (combines) {
      return false;
    }
    boolean inValue = text.at(dollar - 1) == '[' && text.at(dollar - 2) == '=';
    return inValue || credential(text, dollar) || empty(text, dollar, end) || whole(text, dollar);
  }

  /**
   * Returns whether the operator is given for a credential: {@code password[$ne]}, also in JSON.
   */
  private static boolean credential(Text text, int dollar) {
    int i = dollar - 1;
    while (i > dollar - 8 && i >= 0 && "[{\"': ".indexOf(text.at(i)) >= 0) {
      i--;
    }
    boolean closed = text.at(i) == ']';
    int stop = closed ? i : i + 1;
    int start = text.wordStart(stop);
    boolean nested = text.at(start - 1) == '[' || text.at(start - 1) == ']';
    return start < stop && !nested && CREDENTIALS.contains(text, start, stop);
  }

  private static boolean empty(Text text, int dollar, int end) {
    boolean compares =
        text.startsWith(dollar, "$ne")
            || text.startsWith(dollar, "$gt")
            || text.startsWith(dollar, "$lt")
            || text.startsWith(dollar, "$nin")
            || text.startsWith(dollar, "$regex")
            || text.startsWith(dollar, "$exists");
    int at = end;
    while (at < end + 8 && "]\"' :=".indexOf(text.at(at)) >= 0 && text.at(at) > 0) {
      at++;
    }
    int stop = at;
    while (stop < at + 12 && text.at(stop) > ' ' && "&}\"',]".indexOf(text.at(stop)) < 0) {
      stop++;
    }
    boolean valued = text.at(end) != Text.NONE && !(stop == at && Bytes.isBlank(text.at(at)));
    boolean ordered = text.startsWith(dollar, "$gt") || text.startsWith(dollar, "$lt");
    boolean nothing = stop == at || (!ordered && ANYTHING.contains(text, at, stop));
    return compares && valued && nothing && !text.startsWith(dollar, "$exists:");
  }

  /** An object whose first key is the operator, where a value is expected. */
  private static boolean whole(Text text, int dollar) {
    int brace = dollar - 1;
    while (brace > dollar - 4 && "\"' ".indexOf(text.at(brace)) >= 0 && text.at(brace) > 0) {
      brace--;
    }
    int before = text.at(brace - 1);
    return text.at(brace) == '{' && (before == Text.NONE || before == '=');
  }
}
