package io.weir.log;

import static java.util.Objects.requireNonNull;

/**
 * A log format that is understood. Formats that other modules speak of have a constant here.
 *
 * @param name the name that is stored, in upper case with underscores
 * @param label the name that people see and type, in lower case with hyphens
 * @param clock what the time of a line means
 * @param escaping how bytes are written that cannot stand as they came
 * @param delivery how long its lines are on their way
 * @param content what a line is about
 */
public record LogFormat(
    String name, String label, Clock clock, Escaping escaping, Delivery delivery, Content content) {
  public static final LogFormat ALB =
      new LogFormat("ALB", "alb", Clock.END, Escaping.BACKSLASH_HEX, Delivery.NODE_MINUTES);
  public static final LogFormat CLASSIC_ELB =
      new LogFormat(
          "CLASSIC_ELB", "classic-elb", Clock.START, Escaping.BACKSLASH_HEX, Delivery.NODE_HOURLY);
  public static final LogFormat NLB =
      new LogFormat("NLB", "nlb", Clock.END, Escaping.NONE, Delivery.NODE_MINUTES);
  public static final LogFormat CLOUDFRONT =
      new LogFormat("CLOUDFRONT", "cloudfront", Clock.END, Escaping.PERCENT, Delivery.UP_TO_A_DAY);
  public static final LogFormat AZURE_APPLICATION_GATEWAY =
      new LogFormat(
          "AZURE_APPLICATION_GATEWAY",
          "azure-application-gateway",
          Clock.END,
          Escaping.NONE,
          Delivery.GROWING_HOURLY);
  public static final LogFormat AZURE_FRONT_DOOR =
      new LogFormat(
          "AZURE_FRONT_DOOR",
          "azure-front-door",
          Clock.END,
          Escaping.NONE,
          Delivery.GROWING_HOURLY);
  public static final LogFormat GCP_LOAD_BALANCER =
      new LogFormat(
          "GCP_LOAD_BALANCER",
          "gcp-load-balancer",
          Clock.START,
          Escaping.NONE,
          Delivery.SINK_HOURS);

  /** What a line is about. Logs that are not of requests stand beside an access log. */
  public enum Content {
    REQUESTS,
    /** Connections of clients with a balancer. */
    CONNECTIONS,
    /** How a balancer finds its targets. */
    HEALTH_CHECKS,
    /** What a firewall thinks of requests. */
    FIREWALL
  }

  /** What the time of a line means. */
  public enum Clock {
    /** The request was received. */
    START,
    /** The response was finished. */
    END
  }

  /** How a log comes, and so how long its last lines are on their way. */
  public enum Delivery {
    /** Each node of a balancer writes an object every few minutes. */
    NODE_MINUTES,
    /** Each node of a balancer writes an object every hour. */
    NODE_HOURLY,
    /** Mostly within the hour, at most within a day. */
    UP_TO_A_DAY,
    /** An object of each hour that grows. */
    GROWING_HOURLY,
    /** A sink that writes some hours later. */
    SINK_HOURS,
    /**
     * Nobody delivers it: a file that a server left and somebody copied, so none can be missing.
     */
    COPIED
  }

  /** Names the format of a log of requests. */
  public LogFormat(String name, String label, Clock clock, Escaping escaping, Delivery delivery) {
    this(name, label, clock, escaping, delivery, Content.REQUESTS);
  }

  public LogFormat {
    requireNonNull(content, "content");
    requireNonNull(clock, "clock");
    requireNonNull(escaping, "escaping");
    requireNonNull(delivery, "delivery");
    if (name.isBlank() || label.isBlank()) {
      throw new IllegalArgumentException("a format needs a name and a label");
    }
  }

  /** Returns the stored name. */
  @Override
  public String toString() {
    return name;
  }
}
