package io.weir.log;

import io.weir.log.apigateway.ApiGateway;
import io.weir.log.azure.AppGateway;
import io.weir.log.azure.FirewallLog;
import io.weir.log.azure.FrontDoor;
import io.weir.log.cloudfront.CloudFront;
import io.weir.log.cloudfront.CloudFrontRealtime;
import io.weir.log.cloudfront.RealtimeLog;
import io.weir.log.elb.Alb;
import io.weir.log.elb.ClassicElb;
import io.weir.log.elb.ConnectionLog;
import io.weir.log.elb.ControlFile;
import io.weir.log.elb.HealthCheckLog;
import io.weir.log.elb.Nlb;
import io.weir.log.format.Format;
import io.weir.log.format.Kind;
import io.weir.log.google.LoadBalancer;
import io.weir.log.waf.WafLog;
import io.weir.log.web.Combined;
import io.weir.log.web.PatternLog;
import io.weir.log.web.WebServerLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of all that an object may be: one row for each kind, asked in this order. */
public final class Formats {
  static final List<Kind> KNOWN =
      List.of(
          new ControlFile(),
          new AppGateway(),
          new FrontDoor(),
          new FirewallLog(),
          new WafLog(),
          new LoadBalancer(),
          new ApiGateway(),
          new CloudFrontRealtime(),
          new RealtimeLog(),
          new CloudFront(),
          new Nlb(),
          new Alb(),
          new ClassicElb(),
          new ConnectionLog(),
          new HealthCheckLog(),
          new Combined(),
          new WebServerLog());

  private static final String PATTERN = "regex:";
  private static final String FIELDS = CloudFrontRealtime.FORMAT.label() + ":";

  private Formats() {}

  /** Returns all formats that are read, in the order in which they are recognised. */
  public static List<LogFormat> all() {
    List<LogFormat> names = new ArrayList<>();
    for (Kind kind : KNOWN) {
      if (kind instanceof Format format) {
        names.add(format.name());
      }
    }
    return List.copyOf(names);
  }

  /**
   * Returns the format of a stored name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LogFormat named(String name) {
    for (LogFormat format : all()) {
      if (format.name().equals(name)) {
        return format;
      }
    }
    throw new IllegalArgumentException("no log format is stored as " + name);
  }

  /** Returns what a person should know of each, in the same order. */
  public static List<FormatDescription> descriptions() {
    List<FormatDescription> descriptions = new ArrayList<>();
    for (Kind kind : KNOWN) {
      if (kind instanceof Format format) {
        descriptions.add(format.description());
      }
    }
    return descriptions;
  }

  /**
   * Returns the row of a format that a person named.
   *
   * @param text a label, {@code cloudfront-realtime:} and a list of fields, or {@code regex:} and a
   *     pattern
   */
  static Format row(String text) {
    if (text.startsWith(PATTERN)) {
      return new PatternLog(text.substring(PATTERN.length()));
    }
    if (text.startsWith(FIELDS)) {
      return new CloudFrontRealtime(text.substring(FIELDS.length()));
    }
    List<String> labels = new ArrayList<>();
    for (Kind kind : KNOWN) {
      if (kind instanceof Format format) {
        if (format.name().label().equals(text)) {
          return format;
        }
        labels.add(format.name().label());
      }
    }
    throw new IllegalArgumentException(
        "Unknown format '"
            + text
            + "': give "
            + String.join(", ", labels)
            + ", cloudfront-realtime:FIELDS or regex:PATTERN");
  }

  /** Returns what the key of an object tells, decoded; only its last segments matter. */
  public static ObjectName nameOf(String key) {
    for (Kind kind : KNOWN) {
      Optional<ObjectName> name = kind.ofKey(key);
      if (name.isPresent()) {
        return name.get();
      }
    }
    return ObjectName.NOTHING;
  }
}
