package io.weir.log.waf;

import io.weir.log.SkipReason;
import io.weir.log.format.PassedOver;
import io.weir.log.format.RecordText;

/** The log of AWS WAF. */
public final class WafLog implements PassedOver {
  @Override
  public SkipReason reason() {
    return SkipReason.FIREWALL_LOG;
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"webaclId\"");
  }
}
