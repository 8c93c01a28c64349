package io.weir.log.elb;

import io.weir.log.LogFormat;
import io.weir.log.ObjectName;
import io.weir.log.value.NameTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The name that a load balancer gives its objects: {@code
 * account_elasticloadbalancing_region_id_endtime_node_random.log.gz}, the id beginning with {@code
 * app.} or {@code net.}, or being the name of a Classic Load Balancer.
 */
final class ElbKey {
  private static final int LEAST_PARTS = 6;

  private ElbKey() {}

  /** Returns what the key tells if it is one of the format of access logs. */
  static Optional<ObjectName> read(String key, LogFormat wanted) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    if (!name.contains("_elasticloadbalancing_") || isOtherLog(name)) {
      return Optional.empty();
    }
    return read(name, wanted, wanted);
  }

  /** Returns what the key tells if it is one of an ALB's log whose names begin so. */
  static Optional<ObjectName> read(String key, String prefix, LogFormat wanted) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    if (!name.startsWith(prefix)) {
      return Optional.empty();
    }
    String rest = name.substring(prefix.length());
    Optional<ObjectName> told =
        read(rest.startsWith("_") ? rest.substring(1) : rest, LogFormat.ALB, wanted);
    return told.or(() -> Optional.of(ObjectName.of(wanted, Optional.empty(), Optional.empty())));
  }

  private static Optional<ObjectName> read(String name, LogFormat balancer, LogFormat wanted) {
    String[] parts = name.split("_", -1);
    int time = timePart(parts);
    if (parts.length < LEAST_PARTS || time < 4) {
      return Optional.empty();
    }
    String id = String.join("_", Arrays.asList(parts).subList(3, time));
    if (!formatOf(id).equals(balancer)) {
      return Optional.empty();
    }
    String source = balancer.equals(LogFormat.CLASSIC_ELB) ? id : id.replace('.', '/');
    Optional<Instant> end = NameTime.read(parts[time], "yyyyMMddTHHmmZ");
    return Optional.of(ObjectName.of(wanted, Optional.of(source), end));
  }

  private static boolean isOtherLog(String name) {
    return name.startsWith(ConnectionLog.PREFIX) || name.startsWith(HealthCheckLog.PREFIX);
  }

  private static LogFormat formatOf(String id) {
    if (id.startsWith("app.")) {
      return LogFormat.ALB;
    }
    return id.startsWith("net.") ? LogFormat.NLB : LogFormat.CLASSIC_ELB;
  }

  private static int timePart(String[] parts) {
    int time = -1;
    for (int i = 3; i < parts.length; i++) {
      if (parts[i].length() == 14 && parts[i].charAt(8) == 'T' && parts[i].endsWith("Z")) {
        time = i;
      }
    }
    return time;
  }
}
