package io.weir.log.elb;

import io.weir.log.ObjectName;
import io.weir.log.SkipReason;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.PassedOver;
import java.util.Optional;

/** The connection log of an Application Load Balancer: a time, an address, a port. */
public final class ConnectionLog implements PassedOver {
  static final String PREFIX = "conn_log";

  @Override
  public SkipReason reason() {
    return SkipReason.CONNECTION_LOG;
  }

  @Override
  public Optional<Layout> ofLine(LineHead line) {
    return line.isTime(0) && line.isDigits(2) ? Optional.of(Layout.LINES) : Optional.empty();
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return key.startsWith(PREFIX, key.lastIndexOf('/') + 1)
        ? Optional.of(ObjectName.of(SkipReason.CONNECTION_LOG))
        : Optional.empty();
  }
}
