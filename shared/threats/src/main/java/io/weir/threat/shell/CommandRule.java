package io.weir.threat.shell;

import io.weir.threat.rule.RuleName;

/** The rules of command injection. What each looks for stands in the catalogue. */
enum CommandRule implements RuleName {
  ANSI_C_STRING,
  ARITHMETIC,
  BRACE_EXPANSION,
  CMD_FOR,
  CMD_IF,
  CMD_SHELL,
  COMMAND,
  DEV_TCP,
  FIELD_SEPARATOR,
  HERE_STRING,
  HISTORY,
  PARAMETER_EXPANSION,
  SECOND_COMMAND,
  SHELLSHOCK,
  SHELL_VARIABLE,
  SQLITE_COMMAND,
  SUBSTITUTION,
  TILDE,
  VARIABLE_COMMAND,
  WILDCARD_PATH
}
