package io.weir.threat.code;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;
import java.util.List;

/**
 * Line ends that split a header, a request or a mail dialogue (CWE-93, CWE-113).
 *
 * <p>A line end in a value is a text area; it is an attack when a header, a status line, a request
 * line or a command of a mail protocol follows. Sources: RFC 9112, RFC 5321, RFC 9051, OWASP
 * WSTG-INPV-15.
 */
public final class HeaderInjection implements Rule {
  private static final Words HEADERS =
      Words.of(
          "set-cookie location content-length content-type content-disposition transfer-encoding"
              + " refresh x-forwarded-for x-forwarded-host host cookie to bcc cc subject from"
              + " connection link access-control-allow-origin x-xss-protection remote-addr reply-to"
              + " mime-version etag status authorization proxy-authorization user-agent referer"
              + " origin accept accept-language upgrade accept-encoding x-forwarded-proto x-real-ip"
              + " x-original-url x-rewrite-url forwarded cache-control pragma expires last-modified"
              + " server vary via content-encoding strict-transport-security"
              + " content-security-policy access-control-allow-credentials x-frame-options"
              + " www-authenticate p3p age allow x-http-method-override te trailer"
              + " content-transfer-encoding return-path sender x-mailer in-reply-to");

  /** Headers of one word that are no word of a letter. */
  private static final Words SPEAKING = Words.of("cookie refresh connection authorization referer");

  private static final String[] METHODS = {
    "get ",
    "post ",
    "put ",
    "head ",
    "options ",
    "delete ",
    "patch ",
    "trace ",
    "connect ",
    "propfind "
  };

  private static final Words MAIL =
      Words.of(
          "helo ehlo mail rcpt data quit capability login authenticate fetch select list retr top"
              + " uidl dele noop rset vrfy expn auth starttls examine search append store user pass"
              + " stat apop capa stls bdat burl etrn atrn soml saml lsub expunge xclient");

  /** Commands of IMAP that only count behind a tag, because they are words. */
  private static final Words TAGGED =
      Words.of(
          "create delete rename subscribe unsubscribe status check close copy idle logout lsub "
              + "expunge namespace uid getquota list select fetch search store");

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.HEADER_INJECTION;
  }

  @Override
  public String prefix() {
    return "crlf";
  }

  @Override
  public List<RuleName> names() {
    return List.of(HeaderRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.SPACED, "get post put head options delete patch trace connect propfind");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (unit.place() == Place.VALUE && unit.name().isEmpty()) {
      name(text, evidence);
    }
    if (!unit.place().isWhole()) {
      return;
    }
    boolean path = unit.place() == Place.PATH;
    boolean lines = text.has('\n') || text.has('\r') || text.contains("\\r\\n");
    boolean requests = text.has(' ') && (lines || text.contains(" http/"));
    if (!lines && !requests && !text.hasNonAscii()) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      int cut = WideLines.end(text, i);
      boolean wide = cut > 0;
      int after = text.at(i + 1);
      boolean last = after != '\n' && after != '\r';
      if (b == '\\' && text.startsWith(i, "\\r\\n")) {
        anyHeader(text, i, i + 4, evidence);
      } else if (((b == '\n' || b == '\r') && last) || wide) {
        if (b == '\n' && text.at(i - 1) == '\r') {
          anyHeader(text, i - 1, i + 1, evidence);
        }
        if (wide && WideLines.isHeader(text, cut)) {
          evidence.add(HeaderRule.HEADER, 0.75, i, cut + 24);
        }
        line(text, wide ? cut : i + 1, evidence);
        int next = skip(text, i);
        if (path && i > 1 && next < text.length() && text.at(next) != '?') {
          evidence.add(HeaderRule.LINE_IN_PATH, 0.55, i, next + 16);
        }
      } else if (requests && Bytes.isLetter(b) && !Bytes.isWord(text.at(i - 1))) {
        request(text, i, evidence);
      }
    }
  }

  /** No form has a field with a line end in its name. */
  private static void name(Text text, Evidence out) {
    int line = text.has('\n') ? text.indexOf("\n", 0) : text.indexOf("\r", 0);
    int sign = line < 0 ? -1 : text.indexOf("=", 0);
    if (line >= 0 && line < sign && sign < 64 && Bytes.isWord(text.at(text.skipBlank(line)))) {
      out.add(HeaderRule.LINE_IN_NAME, 0.55, line, sign);
    }
  }

  /** Passes over a few blanks only, so that a long run of lines is not read once for each. */
  private static int skip(Text text, int from) {
    int i = from;
    while (i < from + 16 && Bytes.isBlank(text.at(i))) {
      i++;
    }
    return i;
  }

  private static void line(Text text, int from, Evidence out) {
    int at = skip(text, from);
    int end = at;
    while (Bytes.isWord(text.at(end)) || text.at(end) == '-') {
      end++;
    }
    int colon = text.skipBlank(end);
    if (text.at(colon) == ':' && HEADERS.contains(text, at, end)) {
      boolean common =
          end - at <= 4
              || !(text.near('-', at, end - at) > 0 || SPEAKING.contains(text, at, end))
              || text.startsWith(at, "location")
              || text.startsWith(at, "subject")
              || text.startsWith(at, "status")
              || text.startsWith(at, "link");
      int value = text.at(colon + 1) == ' ' ? colon + 2 : colon + 1;
      boolean mail =
          (text.at(at + 1) == 'c' && text.near('@', colon, 60) > 0) || text.startsWith(at, "bcc");
      boolean location = text.startsWith(at, "location") && text.at(value) > ' ';
      out.add(
          HeaderRule.HEADER, mail || location ? 0.65 : common ? 0.4 : 0.85, from - 1, colon + 24);
    } else if (text.startsWith(at, "http/")) {
      out.add(HeaderRule.RESPONSE, 0.9, from - 1, at + 24);
    } else if (MAIL.contains(text, at, end) || tagged(text, at, end)) {
      boolean alone =
          colon >= text.length() || Bytes.isDigit(text.at(colon)) || text.at(colon) == '<';
      boolean verb =
          text.startsWith(at, "rcpt to")
              || text.startsWith(at, "mail from")
              || text.startsWith(at, "auth ")
              || text.startsWith(at, "ehlo ")
              || text.startsWith(at, "helo ");
      out.add(
          HeaderRule.MAIL_COMMAND,
          verb || tagged(text, at, end) ? 0.75 : alone ? 0.55 : 0.3,
          from - 1,
          colon + 24);
    } else if (end > at && text.at(colon) == '=' && text.startsWith(from - 1, "\n")) {
      out.add(
          HeaderRule.DIRECTIVE,
          text.near('.', at, 40) > 0 || text.near('_', at, end - at) > 0 ? 0.5 : 0.25,
          from - 1,
          colon);
    } else if (text.startsWith(end, ".php")
        || text.startsWith(at, ".png")
        || text.startsWith(at, ".jpg")) {
      out.add(HeaderRule.LINE_IN_NAME, 0.6, from - 1, end + 8);
    }
  }

  /**
   * A header of any name: one that is an extension, or one with a short value that is all there is
   * behind the line end that a value begins with.
   */
  private static void anyHeader(Text text, int line, int from, Evidence out) {
    int at = skip(text, from);
    int end = at;
    while (end < at + 40 && (Bytes.isWord(text.at(end)) || text.at(end) == '-')) {
      end++;
    }
    if (text.at(end) != ':' || end < at + 2 || text.at(end + 1) == '/') {
      return;
    }
    int value = text.at(end + 1) == ' ' ? end + 2 : end + 1;
    int stop = value;
    while (stop < value + 80 && text.at(stop) > ' ' && text.at(stop) != '&') {
      stop++;
    }
    boolean alone = stop > value && (text.at(stop) == Text.NONE || text.at(stop) == '&');
    int before = line;
    while (before > line - 8 && Bytes.isDigit(text.at(before - 1))) {
      before--;
    }
    boolean begins = text.at(before - 1) == '=' || text.at(before - 1) == '/';
    boolean extension = text.startsWith(at, "x-");
    if (extension || (begins && alone)) {
      out.add(HeaderRule.HEADER, extension ? 0.6 : 0.55, line, stop);
    }
  }

  /** IMAP puts a tag before the command: {@code V100 CAPABILITY}. */
  private static boolean tagged(Text text, int at, int end) {
    int command = text.skipBlank(end);
    return end > at
        && end - at <= 6
        && Bytes.isDigit(text.at(end - 1))
        && (MAIL.contains(text, command, text.wordEnd(command))
            || TAGGED.contains(text, command, text.wordEnd(command)));
  }

  /** A request line inside a value. */
  private static void request(Text text, int i, Evidence out) {
    boolean method = false;
    for (String name : METHODS) {
      method |= text.startsWith(i, name);
    }
    boolean line = text.at(i - 1) == '\n' || text.at(i - 1) == '\r';
    int target = text.skipBlank(text.wordEnd(i));
    if (method && (text.near(" http/", i, 200) > 0 || (line && text.at(target) == '/'))) {
      out.add(HeaderRule.REQUEST, 0.7, i, i + 48);
    }
  }
}
