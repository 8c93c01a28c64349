package io.weir.alert;

import io.weir.finding.FindingType;

/** What a person may do first. */
public final class NextStep {
  private NextStep() {}

  /** Returns one or two sentences. */
  public static String of(FindingType type) {
    if (type.isSecurity()) {
      return "See what the requests that were answered well returned; block the client if it goes"
          + " on.";
    }
    return switch (type) {
      case ERROR_SPIKE -> "Look at the failing path or target, and at what was deployed last.";
      case PERFORMANCE_DEGRADATION -> "Look at the slow path or target and what it depends on.";
      case TRAFFIC_SPIKE -> "Check that capacity follows; see where the visitors come from.";
      case TRAFFIC_DROP -> "Check DNS, certificates and whatever stands in front.";
      case MISSING_LOGS -> "Check that access logging is on and that the bucket takes objects.";
      case BOT_TRAFFIC -> "See what the client takes; limit its rate if it is not wanted.";
      case DISTRIBUTED_FLOOD ->
          "Limit or challenge requests for the flooded path; no single client is to blame.";
      case BACKEND_LOSS -> "Look at the health of the targets that are missing.";
      case FORMAT_DRIFT -> "Look at the sampled lines; the log format may have changed.";
      case COMPLIANCE -> "See which clients and hosts still use it; tighten the listener.";
      default -> "Run the query and look at what stands out.";
    };
  }
}
