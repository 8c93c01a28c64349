package io.weir.log.elb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.weir.log.ErrorOrigin;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.value.Bytes;

/** Tells from the actions and statuses of an ALB line who produced an error. */
final class AlbOutcome {
  private static final String[] ACTIONS = {
    "forward",
    "waf",
    "redirect",
    "fixed-response",
    "authenticate",
    "rewrite",
    "waf-failed",
    "validate-jwt",
    "jwt-validation"
  };

  private static final long FORWARD = Slice.word("forward");
  private static final byte[] BOTH = "waf,forward".getBytes(US_ASCII);

  private AlbOutcome() {}

  /**
   * Returns who produced the error. 460 and 499 mean that the client went away; a status without
   * one from a target is the balancer's, or the firewall's when the firewall acted last.
   */
  static ErrorOrigin errorOrigin(RequestFields request) {
    int status = request.status;
    if (status < 400) {
      return ErrorOrigin.NONE;
    }
    if (status == 460 || status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (request.targetStatus != Request.ABSENT) {
      return ErrorOrigin.TARGET;
    }
    return isLast(request.actions, "waf") ? ErrorOrigin.WAF : ErrorOrigin.BALANCER;
  }

  /** Returns whether every word of the comma list is known. */
  static boolean knowsActions(Slice actions) {
    int length = actions.length();
    if ((length == 7 && actions.word() == FORWARD)
        || (length == 11 && Bytes.startsWith(actions.array(), actions.offset(), BOTH, 11))) {
      return true;
    }
    int from = 0;
    for (int i = 0; i <= actions.length(); i++) {
      if (i == actions.length() || actions.byteAt(i) == ',') {
        if (!isKnown(actions, from, i)) {
          return false;
        }
        from = i + 1;
      }
    }
    return true;
  }

  private static boolean isKnown(Slice actions, int from, int to) {
    for (String action : ACTIONS) {
      if (isWord(actions, from, to, action)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLast(Slice actions, String word) {
    int from = actions.length() - word.length();
    return from >= 0
        && isWord(actions, from, actions.length(), word)
        && (from == 0 || actions.byteAt(from - 1) == ',');
  }

  private static boolean isWord(Slice actions, int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (actions.byteAt(i) != word.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }
}
