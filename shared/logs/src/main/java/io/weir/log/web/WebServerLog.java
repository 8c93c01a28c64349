package io.weir.log.web;

import io.weir.log.SkipReason;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.PassedOver;
import java.util.Optional;

/** A line with a time as web servers write it: named, so that its owner learns how it is read. */
public final class WebServerLog implements PassedOver {
  @Override
  public SkipReason reason() {
    return SkipReason.WEB_SERVER_LOG;
  }

  @Override
  public Optional<Layout> ofLine(LineHead line) {
    return line.hasWebServerTime() ? Optional.of(Layout.LINES) : Optional.empty();
  }
}
