package io.weir.finding;

import io.weir.threat.ThreatClass;

/** What kind of thing is wrong. The labels are stored and stand in messages and metrics. */
public enum FindingType {
  ERROR_SPIKE("Error_Spike"),
  PERFORMANCE_DEGRADATION("Performance_Degradation"),
  TRAFFIC_SPIKE("Traffic_Spike"),
  TRAFFIC_DROP("Traffic_Drop"),
  MISSING_LOGS("Missing_Logs"),
  BOT_TRAFFIC("Bot_Traffic"),
  DISTRIBUTED_FLOOD("Distributed_Flood"),
  BACKEND_LOSS("Backend_Loss"),
  FORMAT_DRIFT("Format_Drift"),
  COMPLIANCE("Compliance"),
  UNKNOWN_ANOMALY("Unknown_Anomaly"),
  /** A part of the traffic fails: a form of path, a host, a target. */
  PARTIAL_OUTAGE("Partial_Outage"),
  /** Many sign-ins that are refused. */
  CREDENTIAL_ATTACK("Credential_Attack"),
  /** A handful of clients that fetch much of a site. */
  SCRAPER("Scraper"),
  /** A drift over hours. */
  SLOW_LEAK("Slow_Leak"),
  /** A cache that answers less by itself than it does. */
  CACHE_DEGRADATION("Cache_Degradation"),
  /** A form of request that looks like an attack and that the site's ordinary clients share. */
  SITE_HABIT("Site_Habit"),
  /** Connections of many clients that come to no TLS session. */
  TLS_FAILURE("TLS_Failure"),
  /** A firewall's rule that only counts and that, set to block, would refuse ordinary clients. */
  COUNTED_RULE("Counted_Rule"),
  /**
   * More sources in one log object than are told apart: names that somebody makes up cost money.
   */
  INVENTED_SOURCES("Invented_Sources"),
  /** What a day had that is no reason for an alert. */
  DAILY_DIGEST("Daily_Digest"),
  SQL_INJECTION(ThreatClass.SQL_INJECTION),
  CROSS_SITE_SCRIPTING(ThreatClass.CROSS_SITE_SCRIPTING),
  PATH_TRAVERSAL(ThreatClass.PATH_TRAVERSAL),
  REMOTE_FILE_INCLUSION(ThreatClass.REMOTE_FILE_INCLUSION),
  COMMAND_INJECTION(ThreatClass.COMMAND_INJECTION),
  TEMPLATE_INJECTION(ThreatClass.TEMPLATE_INJECTION),
  LOG4SHELL(ThreatClass.LOG4SHELL),
  XML_AND_DESERIALISATION(ThreatClass.XML_AND_DESERIALISATION),
  DIRECTORY_INJECTION(ThreatClass.DIRECTORY_INJECTION),
  CODE_INJECTION(ThreatClass.CODE_INJECTION),
  HEADER_INJECTION(ThreatClass.HEADER_INJECTION),
  SENSITIVE_FILE(ThreatClass.SENSITIVE_FILE),
  PROTOCOL_ABUSE(ThreatClass.PROTOCOL_ABUSE),
  SCANNER(ThreatClass.SCANNER);

  private final String label;
  private final boolean security;

  FindingType(String label) {
    this.label = label;
    this.security = false;
  }

  FindingType(ThreatClass threatClass) {
    this.label = threatClass.label();
    this.security = true;
  }

  /** Returns the name that people, messages and metrics see. */
  public String label() {
    return label;
  }

  /** Returns whether this is an attack, found by rules, rather than an anomaly of the traffic. */
  public boolean isSecurity() {
    return security;
  }

  /** Returns whether it is about something wrong, rather than told as information. */
  public boolean isTrouble() {
    return !isStanding() && this != DAILY_DIGEST;
  }

  /** Returns whether it is a state of things that is told once and is never over. */
  public boolean isStanding() {
    return this == SITE_HABIT || this == COUNTED_RULE;
  }

  /** Returns the type of a class of attack. */
  public static FindingType of(ThreatClass threatClass) {
    return valueOf(threatClass.name());
  }

  /** Returns the type of the label; throws {@link IllegalArgumentException} for an unknown one. */
  public static FindingType ofLabel(String label) {
    for (FindingType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    throw new IllegalArgumentException("unknown finding type: " + label);
  }
}
