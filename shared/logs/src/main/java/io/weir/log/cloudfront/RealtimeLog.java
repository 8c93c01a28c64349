package io.weir.log.cloudfront;

import io.weir.log.SkipReason;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.PassedOver;
import java.util.Optional;

/** Rows of a real-time log: named, so that their owner learns that the list of fields is needed. */
public final class RealtimeLog implements PassedOver {
  @Override
  public SkipReason reason() {
    return SkipReason.REALTIME_LOG;
  }

  @Override
  public Optional<Layout> ofLine(LineHead line) {
    return line.isTabbedEpoch() ? Optional.of(Layout.NAMED) : Optional.empty();
  }
}
