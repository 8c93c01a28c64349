package io.weir.log.elb;

import io.weir.log.ObjectName;
import io.weir.log.SkipReason;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.PassedOver;
import java.util.Optional;

/** The health-check log of an Application Load Balancer: a type, a time, a duration. */
public final class HealthCheckLog implements PassedOver {
  static final String PREFIX = "health_check_log";

  @Override
  public SkipReason reason() {
    return SkipReason.HEALTH_CHECK_LOG;
  }

  @Override
  public Optional<Layout> ofLine(LineHead line) {
    return line.isTime(1) && line.isSeconds(2) ? Optional.of(Layout.LINES) : Optional.empty();
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return key.startsWith(PREFIX, key.lastIndexOf('/') + 1)
        ? Optional.of(ObjectName.of(SkipReason.HEALTH_CHECK_LOG))
        : Optional.empty();
  }
}
