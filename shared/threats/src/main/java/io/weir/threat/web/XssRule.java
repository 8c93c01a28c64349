package io.weir.threat.web;

import io.weir.threat.rule.RuleName;

/** The rules of cross-site scripting. What each looks for stands in the catalogue. */
enum XssRule implements RuleName {
  ACTIVE_TAG,
  ARRAY_METHOD,
  BASE_OR_LINK,
  BRACKETS_ONLY,
  CALL,
  CALLBACK,
  COMPUTED_MEMBER,
  CONSTRUCTOR,
  DATA_ADDRESS,
  DECLARATION,
  DOCUMENT,
  DOCUMENT_TAG,
  EVENT,
  FUNCTION,
  META_REFRESH,
  RISKY_ATTRIBUTE,
  SCRIPT_ADDRESS,
  SCRIPT_STYLE,
  SOURCE,
  SPELLED_TAG,
  UTF7
}
