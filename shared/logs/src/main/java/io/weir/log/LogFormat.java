package io.weir.log;

/** The log formats that are understood, by the name that people see. */
public enum LogFormat {
  ALB("alb", Clock.END, Escaping.BACKSLASH_HEX),
  CLASSIC_ELB("classic-elb", Clock.START, Escaping.BACKSLASH_HEX),
  NLB("nlb", Clock.END, Escaping.NONE),
  CLOUDFRONT("cloudfront", Clock.END, Escaping.PERCENT),
  AZURE_APPLICATION_GATEWAY("azure-application-gateway", Clock.END, Escaping.NONE),
  AZURE_FRONT_DOOR("azure-front-door", Clock.END, Escaping.NONE),
  GCP_LOAD_BALANCER("gcp-load-balancer", Clock.START, Escaping.NONE);

  /** What the time of a line means. */
  public enum Clock {
    /** The request was received. */
    START,
    /** The response was finished. */
    END
  }

  private final String label;
  private final Clock clock;
  private final Escaping escaping;

  LogFormat(String label, Clock clock, Escaping escaping) {
    this.label = label;
    this.clock = clock;
    this.escaping = escaping;
  }

  /** Returns the name that people see and type, in lower case with hyphens. */
  public String label() {
    return label;
  }

  public Clock clock() {
    return clock;
  }

  public Escaping escaping() {
    return escaping;
  }
}
