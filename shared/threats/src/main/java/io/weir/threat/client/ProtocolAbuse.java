package io.weir.threat.client;

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
 * Requests that no client sends by mistake: methods that do not exist or that only tests use, and
 * values that break parsers (a number that hangs, control characters, encodings of encodings).
 * Source: the IANA method registry, CVE-2010-4476 and CVE-2010-4645 for the number.
 */
public final class ProtocolAbuse implements Rule {
  private static final Words METHODS =
      Words.of(
          "get head post put delete options patch propfind proppatch mkcol copy move lock unlock"
              + " report search merge mkcalendar acl bind link unlink rebind unbind checkin"
              + " checkout update label mkactivity mkworkspace baseline-control orderpatch purge"
              + " pri query subscribe notify unsubscribe uncheckout version-control mkredirectref"
              + " updateredirectref rpc_in_data rpc_out_data -");

  /**
   * Cookies of frameworks that never put them into an address: one that comes in a query was put
   * there to fix the session of whoever follows the link (CWE-384). Those of PHP, servlets and
   * ColdFusion are no sign, because these do put them there.
   */
  private static final Words SESSIONS =
      Words.of(
          "laravel_session ci_session play_session zend_session_id asp.net_sessionid connect.sid"
              + " sails.sid shiny-token express.sid koa.sid koa.sess django_sessionid"
              + " _rails_session symfony_session yii_session flask_session october_session"
              + " xsrf_session grails_session rack.session next-auth.session-token"
              + " authjs.session-token _session_id session-id aspsessionid");

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.PROTOCOL_ABUSE;
  }

  @Override
  public String prefix() {
    return "proto";
  }

  @Override
  public List<RuleName> names() {
    return List.of(ProtocolRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.QUERY, SESSIONS);
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (unit.place() == Place.METHOD) {
      if (text.length() > 0 && !METHODS.contains(text, 0, text.length())) {
        boolean trace = text.startsWith(0, "tra") && text.length() == 5;
        evidence.add(
            trace ? ProtocolRule.TRACE : ProtocolRule.METHOD, trace ? 0.5 : 0.6, 0, text.length());
      }
      return;
    }
    if (unit.place() == Place.VALUE && text.startsWith(0, "2.2250738585072")) {
      evidence.add(ProtocolRule.NUMBER, 0.7, 0, text.length());
    }
    if (unit.place() == Place.VALUE
        && SESSIONS.contains(Text.of(unit.name()), 0, unit.name().length())) {
      evidence.add(ProtocolRule.SESSION_IN_QUERY, 0.55, 0, 0);
    }
    if (unit.place().isWhole() && text.layers() >= 3) {
      boolean path = unit.place() == Place.PATH;
      evidence.add(ProtocolRule.DEEP_ENCODING, path && text.layers() >= 4 ? 0.6 : 0.35, 0, 40);
    }
    if (unit.place() == Place.PATH || unit.place() == Place.QUERY) {
      controls(text, evidence);
    }
  }

  private static void controls(Text text, Evidence out) {
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      boolean control = (b < 32 && b != '\n' && b != '\r' && b != '\t') || b == 127;
      if (control) {
        boolean file = b == 0 && (text.has('.') || Bytes.isWord(text.at(i - 1)));
        out.add(ProtocolRule.CONTROL, b == 0 ? file ? 0.5 : 0.4 : 0.3, i, i + 8);
        return;
      }
    }
  }
}
