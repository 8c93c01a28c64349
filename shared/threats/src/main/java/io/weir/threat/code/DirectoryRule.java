package io.weir.threat.code;

import io.weir.threat.rule.RuleName;

/**
 * The rules of injection into LDAP, XPath and document databases. What each looks for stands in the
 * catalogue.
 */
enum DirectoryRule implements RuleName {
  LDAP_FILTER,
  MONGO_OPERATOR,
  MONGO_SCRIPT,
  ORM_LOOKUP,
  XPATH
}
