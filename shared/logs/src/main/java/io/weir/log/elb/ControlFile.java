package io.weir.log.elb;

import io.weir.log.ObjectName;
import io.weir.log.SkipReason;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.PassedOver;
import java.util.Optional;

/** What a load balancer writes when logging is switched on. */
public final class ControlFile implements PassedOver {
  @Override
  public SkipReason reason() {
    return SkipReason.CONTROL_FILE;
  }

  @Override
  public Optional<Layout> ofLine(LineHead line) {
    return line.startsWith("Enable ") && line.contains(" for ELB: ")
        ? Optional.of(Layout.LINES)
        : Optional.empty();
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return key.endsWith("LogTestFile")
        ? Optional.of(ObjectName.of(SkipReason.CONTROL_FILE))
        : Optional.empty();
  }
}
