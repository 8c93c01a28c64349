package io.weir.threat.code;

import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/**
 * Functions that are named, not called: frameworks that take the name of what to run from a
 * parameter were made to run anything (CVE-2018-20062 and what followed in ThinkPHP).
 */
final class Dispatchers {
  /** Names that are no word of anything else. */
  static final Words NAMES =
      Words.of(
          "invokefunction call_user_func call_user_func_array passthru shell_exec phpinfo proc_open"
              + " pcntl_exec popen create_function file_put_contents");

  /** Parameters of other frameworks that name a function. */
  static final String PARAMETERS = "function func";

  private static final String INVOKER = "invokefunction";
  private static final Words ENGLISH = Words.of("system exec assert eval");

  private Dispatchers() {}

  /** Returns whether the parameter is one that such frameworks take a function from. */
  private static boolean names(String parameter) {
    return parameter.startsWith("filter[")
        || parameter.startsWith("vars[")
        || parameter.equals("function")
        || parameter.equals("func");
  }

  private static int invoker(Text text) {
    int at = text.indexOf(INVOKER, 0);
    boolean whole =
        at >= 0 && text.wordStart(at) == at && text.wordEnd(at) == at + INVOKER.length();
    return whole ? at : -1;
  }

  static void look(Unit unit, Evidence out) {
    Text text = unit.text();
    int at = text.has('\\') || text.has('/') ? invoker(text) : -1;
    int space = text.has('\\') ? text.indexOf("think\\", 0) : -1;
    boolean listed = names(unit.name());
    if (at >= 0 || space >= 0) {
      int from = Math.max(at, space);
      out.add(PhpRule.DISPATCHER, 0.8, from, from + 24);
    } else if (NAMES.contains(text, 0, text.length())) {
      out.add(PhpRule.DISPATCHER, 0.7, 0, text.length());
    } else if (listed && ENGLISH.contains(text, 0, text.length())) {
      out.add(PhpRule.DISPATCHER, 0.65, 0, text.length());
    }
  }
}
