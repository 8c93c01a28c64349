package io.weir.lab.respond;

import io.weir.lab.respond.Account.Answer;
import io.weir.lab.respond.Account.Harm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a week of attacks went as it should. */
final class Acceptance {
  /** The share of the ordinary requests that may be hit: in a proposal's time, and altogether. */
  private static final double MOST_ORDINARY = 0.001;

  /** The share of an attack that is kept out once it is answered. */
  private static final double LEAST_REFUSED = 0.95;

  private final Account account;
  private final boolean apply;

  Acceptance(Account account, boolean apply) {
    this.account = account;
    this.apply = apply;
  }

  /** Returns what is not as it should be, one line each. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    for (Harm harm : account.proposed()) {
      if (harm.strangers() > 0 || harm.share() > MOST_ORDINARY) {
        wrong.add("proposed " + line(harm));
      }
    }
    for (Answer answer : account.answers()) {
      if (answer.answered().isEmpty()) {
        wrong.add(line(answer));
      }
      if (apply && answer.refused() < LEAST_REFUSED * answer.after()) {
        wrong.add("goes on: " + line(answer));
      }
    }
    if (account.refused() > MOST_ORDINARY * account.ordinary()) {
      wrong.add(refused());
    }
    return wrong;
  }

  /** Returns what came of it, for people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    account.answers().forEach(answer -> lines.add(line(answer)));
    account.proposed().forEach(harm -> lines.add("proposed " + line(harm)));
    lines.add(refused());
    return lines;
  }

  private String line(Answer answer) {
    String type = answer.attack().type().orElseThrow().label();
    if (answer.answered().isEmpty()) {
      return type + ": not answered";
    }
    Duration until = Duration.between(answer.attack().start(), answer.answered().get());
    String so = type + ": answered after " + until.toMinutes() + " minutes";
    return apply
        ? String.format(
            Locale.ROOT, "%s, then %,d of %,d refused", so, answer.refused(), answer.after())
        : so;
  }

  private static String line(Harm harm) {
    return String.format(
        Locale.ROOT,
        "%s %s: %d ranges, %d of them not of an attack; %,d of %,d ordinary requests",
        harm.incident().type().label(),
        harm.incident().subject(),
        harm.ranges().size(),
        harm.strangers(),
        harm.stopped(),
        harm.ordinary());
  }

  private String refused() {
    return String.format(
        Locale.ROOT, "refused %,d of %,d ordinary requests", account.refused(), account.ordinary());
  }
}
