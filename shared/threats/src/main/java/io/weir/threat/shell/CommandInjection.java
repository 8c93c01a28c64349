package io.weir.threat.shell;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.rule.Unit;
import io.weir.threat.shell.Commands.Input;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.List;

/**
 * Command injection (CWE-78) on Unix and Windows.
 *
 * <p>The input is first put together as a shell would ({@link ShellText}), then read for programs
 * where a command begins: after {@code ; | & && ||}, a line end or an opened substitution, or at
 * the very beginning. A program's name alone says nothing ("cat", "find a service"): what follows
 * has to look like its arguments, or the place like a second command. Sources: POSIX shell grammar,
 * GTFOBins, LOLBAS, OWASP WSTG-INPV-12.
 */
public final class CommandInjection implements Rule {
  @Override
  public ThreatClass threatClass() {
    return ThreatClass.COMMAND_INJECTION;
  }

  @Override
  public String prefix() {
    return "cmdi";
  }

  @Override
  public List<RuleName> names() {
    return List.of(CommandRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.SPACED, ShellVocabulary.WORDS);
    triggers.add(When.SPACED, "if for");
    triggers.add(When.DOTTED, "cmd powershell");
    triggers.add(When.SEGMENT, "tcp udp bin sbin usr opt");
    triggers.add(When.QUERY, "usr bin sbin opt powershell cmd exec execute cmdline syscmd");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Place place = unit.place();
    if (place == Place.QUERY) {
      Separators.look(unit.text(), evidence);
    }
    if (!place.isInput() && place != Place.PATH && place != Place.REFERRER) {
      return;
    }
    ShellText shell = ShellText.of(unit.text());
    boolean browser = place == Place.AGENT && isBrowser(shell.text());
    Evidence mapped = new Mapped(shell, evidence);
    Substitutions.look(unit.text(), evidence);
    Separators.written(unit.text(), evidence);
    Globs.look(shell.text(), mapped);
    if (place.isInput()) {
      new Commands(shell, place == Place.AGENT, browser, input(unit), mapped).look();
      if (!browser) {
        WindowsCommands.look(unit.text(), evidence);
      }
    }
  }

  /** Tells where in the text stands what was found in the shell's reading of it. */
  private record Mapped(ShellText shell, Evidence evidence) implements Evidence {
    @Override
    public void add(RuleName rule, double confidence, int from, int to) {
      evidence.add(rule, confidence, shell.origin(from), shell.origin(to));
    }
  }

  private static Input input(Unit unit) {
    return switch (unit.name()) {
      case "q",
          "s",
          "query",
          "search",
          "keyword",
          "keywords",
          "term",
          "text",
          "title",
          "message",
          "comment" ->
          Input.PROSE;
      case "cmd", "exec", "shell", "execute", "command", "cmdline", "powershell", "syscmd" ->
          Input.RUN;
      case "" -> unit.place() == Place.VALUE ? Input.PIECE : Input.ANY;
      default -> unit.place() == Place.VALUE ? Input.VALUE : Input.ANY;
    };
  }

  /** The comment of a browser's user agent is full of semicolons and two-letter words. */
  private static boolean isBrowser(Text text) {
    int slash = text.indexOf("/", 0);
    return text.startsWith(0, "mozilla/")
        || text.startsWith(0, "opera/")
        || text.startsWith(0, "[fban")
        || (slash > 0
            && slash < 40
            && Bytes.isDigit(text.at(slash + 1))
            && slash == text.wordEnd(0));
  }
}
