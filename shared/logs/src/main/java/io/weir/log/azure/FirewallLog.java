package io.weir.log.azure;

import io.weir.log.SkipReason;
import io.weir.log.format.PassedOver;
import io.weir.log.format.RecordText;

/** What the firewall of an Application Gateway or a Front Door logs. */
public final class FirewallLog implements PassedOver {
  @Override
  public SkipReason reason() {
    return SkipReason.FIREWALL_LOG;
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("FirewallLog\"");
  }
}
