package io.weir.threat.code;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.List;

/**
 * XML external entities, XSLT and XInclude (CWE-611), in the declarations that an XML parser acts
 * on. A document without them is data. Source: XML 1.0 and the OWASP XXE prevention cheat sheet.
 */
public final class XmlInjection implements Rule {
  @Override
  public ThreatClass threatClass() {
    return ThreatClass.XML_AND_DESERIALISATION;
  }

  @Override
  public String prefix() {
    return "xml";
  }

  @Override
  public List<RuleName> names() {
    return List.of(XmlRule.values());
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (!unit.place().isWhole() || (!text.has('<') && !text.has('!'))) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) == '!') {
        declaration(text, i, evidence);
      } else if (text.at(i) == '<') {
        element(text, i, evidence);
      }
    }
  }

  private static void declaration(Text text, int i, Evidence out) {
    boolean entity = text.startsWith(i, "!entity");
    if (entity) {
      out.add(XmlRule.ENTITY, 0.85, i, i + 48);
    } else if (text.startsWith(i, "!doctype")) {
      boolean external = text.near("system", i, 80) > 0 || text.near('[', i, 80) > 0;
      out.add(XmlRule.DOCTYPE, external ? 0.75 : 0.35, i, i + 48);
    } else if (text.startsWith(i, "![cdata[")) {
      out.add(XmlRule.CDATA, text.near('<', i + 8, 40) > 0 ? 0.55 : 0.4, i, i + 32);
    }
  }

  private static void element(Text text, int i, Evidence out) {
    boolean stylesheet = text.startsWith(i, "<xsl:") || text.startsWith(i, "<?xml-stylesheet");
    boolean include = text.startsWith(i, "<xi:include");
    boolean soap = text.startsWith(i, "<soap") || text.startsWith(i, "<methodcall");
    if (stylesheet || include) {
      out.add(include ? XmlRule.XINCLUDE : XmlRule.STYLESHEET, 0.75, i, i + 48);
    } else if (soap || (text.startsWith(i, "<java") && Bytes.isBlank(text.at(i + 5)))) {
      out.add(XmlRule.DOCUMENT, 0.55, i, i + 32);
    }
  }
}
