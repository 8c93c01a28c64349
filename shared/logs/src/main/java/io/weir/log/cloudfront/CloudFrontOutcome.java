package io.weir.log.cloudfront;

import io.weir.log.ErrorOrigin;
import io.weir.log.Slice;
import io.weir.log.value.Values;

/** Tells from the result that CloudFront names who produced an error. */
final class CloudFrontOutcome {
  private CloudFrontOutcome() {}

  /** The log names the cause, not the side; what is passed on from the origin is its error. */
  static ErrorOrigin errorOrigin(int status, Slice result, Slice detail) {
    if (status == 0 || status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (status < 400) {
      boolean cut = status > 0 && result.contentEquals("Error");
      return cut ? ErrorOrigin.CLIENT : ErrorOrigin.NONE;
    }
    if (Values.startsWith(detail, "ClientHungUp") || Values.startsWith(detail, "ClientComm")) {
      return ErrorOrigin.CLIENT;
    }
    if (Values.startsWith(detail, "ClientGeoBlocked")) {
      return ErrorOrigin.WAF;
    }
    boolean passedOn =
        detail.isAbsent()
            ? result.isAbsent() || result.contentEquals("Error") || isCached(result)
            : detail.contentEquals("Error")
                || detail.contentEquals("OriginError")
                || isCached(detail);
    return passedOn ? ErrorOrigin.TARGET : ErrorOrigin.BALANCER;
  }

  private static boolean isCached(Slice result) {
    return result.length() == 0
        || result.contentEquals("Hit")
        || result.contentEquals("Miss")
        || result.contentEquals("RefreshHit")
        || result.contentEquals("OriginShieldHit");
  }
}
