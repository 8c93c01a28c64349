package io.weir.alert;

import io.weir.incident.Incident;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people call a source: the name of a load balancer rather than its id, with the region that
 * the names of its log objects tell.
 *
 * @param name the short name
 * @param region such as {@code eu-central-1}; empty where the objects do not tell it
 */
record SourceName(String name, String region) {
  private static final String REGION = "/elasticloadbalancing/([a-z]{2,4}(?:-[a-z]+)+-[0-9])/";

  static SourceName of(Incident incident) {
    String source = incident.source();
    String[] parts = source.split("/", -1);
    boolean balancer = parts.length == 3 && (parts[0].equals("app") || parts[0].equals("net"));
    return new SourceName(balancer ? parts[1] : source, region(incident));
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
    return region.isEmpty() ? name : name + " (" + region + ")";
  }
}
