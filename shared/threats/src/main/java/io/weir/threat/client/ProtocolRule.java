package io.weir.threat.client;

import io.weir.threat.rule.RuleName;

/** The rules of protocol abuse. What each looks for stands in the catalogue. */
enum ProtocolRule implements RuleName {
  CONTROL,
  DEEP_ENCODING,
  METHOD,
  NUMBER,
  SESSION_IN_QUERY,
  TRACE
}
