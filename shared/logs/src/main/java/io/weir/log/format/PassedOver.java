package io.weir.log.format;

import io.weir.log.SkipReason;

/** A kind that is known and not read. */
public interface PassedOver extends Kind {
  SkipReason reason();
}
