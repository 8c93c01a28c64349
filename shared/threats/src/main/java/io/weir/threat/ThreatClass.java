package io.weir.threat;

/** The classes of attack that can be seen in a request line, a user agent or a referrer. */
public enum ThreatClass {
  SQL_INJECTION("SQL_Injection"),
  CROSS_SITE_SCRIPTING("Cross_Site_Scripting"),
  PATH_TRAVERSAL("Path_Traversal"),
  REMOTE_FILE_INCLUSION("Remote_File_Inclusion"),
  COMMAND_INJECTION("Command_Injection"),
  TEMPLATE_INJECTION("Template_Injection"),
  LOG4SHELL("Log4Shell"),
  XML_AND_DESERIALISATION("Xml_And_Deserialisation"),
  DIRECTORY_INJECTION("Directory_Injection"),
  CODE_INJECTION("Code_Injection"),
  HEADER_INJECTION("Header_Injection"),
  SENSITIVE_FILE("Sensitive_File"),
  PROTOCOL_ABUSE("Protocol_Abuse"),
  SCANNER("Scanner");

  private final String label;

  ThreatClass(String label) {
    this.label = label;
  }

  /** Returns the class of the label; throws {@link IllegalArgumentException} if there is none. */
  public static ThreatClass ofLabel(String label) {
    for (ThreatClass known : values()) {
      if (known.label.equals(label)) {
        return known;
      }
    }
    throw new IllegalArgumentException("no class of attack: " + label);
  }

  /** Returns the name that people and stored data see. */
  public String label() {
    return label;
  }

  /** Returns whether such a request carries an attack; the others only look around. */
  public boolean carriesPayload() {
    return this != SENSITIVE_FILE && this != PROTOCOL_ABUSE && this != SCANNER;
  }
}
