package io.weir.alert;

import io.weir.incident.Incident;
import io.weir.signal.SignalSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people call a source: the name of a load balancer rather than its id, with the region that
 * the names of its log objects tell.
 *
 * @param name the short name
 * @param beside which log beside the access log it is, such as {@code , health checks}; else empty
 * @param region such as {@code eu-central-1}; empty where the objects do not tell it
 */
record SourceName(String name, String beside, String region) {
  private static final String REGION = "/elasticloadbalancing/([a-z]{2,4}(?:-[a-z]+)+-[0-9])/";

  static SourceName of(Incident incident) {
    Optional<SignalSource> beside = SignalSource.of(incident.source());
    String source = beside.map(SignalSource::balancer).orElse(incident.source());
    String what = beside.map(signals -> ", " + signals.words()).orElse("");
    String[] parts = source.split("/", -1);
    boolean balancer = parts.length == 3 && (parts[0].equals("app") || parts[0].equals("net"));
    return new SourceName(balancer ? parts[1] : source, what, region(incident));
  }

  /** Returns what the lines of the source are counted in. */
  static String unit(String source) {
    return SignalSource.of(source)
        .map(SignalSource::content)
        .map(
            content ->
                switch (content) {
                  case CONNECTIONS -> "connections";
                  case HEALTH_CHECKS -> "checks";
                  case FIREWALL, REQUESTS -> "requests";
                })
        .orElse("requests");
  }

  private static String region(Incident incident) {
    // Compiled here, not when the class is loaded: few starts of a function lead to an alert.
    Pattern pattern = Pattern.compile(REGION);
    for (String key : incident.sample().objectKeys()) {
      Matcher region = pattern.matcher(key);
      if (region.find()) {
        return region.group(1);
      }
    }
    return "";
  }

  @Override
  public String toString() {
    return name + beside + (region.isEmpty() ? "" : " (" + region + ")");
  }
}
