package io.weir.functions.ingest;

import io.weir.aws.EventClock;
import io.weir.aws.Journal;
import io.weir.step.IngestReport;
import io.weir.step.IngestStep;
import io.weir.store.AllowListStore;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Ingests objects one by one, as of their delivery, and logs one line for each. */
final class Ingestion {
  private final IngestStep step;
  private final AllowListStore allowList;
  private final EventClock clock;

  /** Returns an ingestion by a step that tells the time by the clock. */
  Ingestion(IngestStep step, AllowListStore allowList, EventClock clock) {
    this.step = step;
    this.allowList = allowList;
    this.clock = clock;
  }

  /**
   * Ingests all of them, whatever becomes of each.
   *
   * @throws IOException at the end, if any failed
   */
  void ingestAll(List<Delivery> deliveries, Journal journal) throws IOException {
    AllowList allowed = allowed(journal);
    int failed = 0;
    for (Delivery delivery : deliveries) {
      ObjectRef object = delivery.object();
      try {
        IngestReport report = clock.at(delivery.time(), () -> step.ingest(object, allowed));
        journal.info("ObjectIngested", fields(report));
      } catch (IOException | RuntimeException e) {
        failed++;
        journal.error("ObjectFailed", Map.of("bucket", object.bucket(), "key", object.key()), e);
      }
    }
    if (failed > 0) {
      throw new IOException(failed + " of " + deliveries.size() + " objects failed");
    }
  }

  /** A document that cannot be understood allows nothing, and does not stop ingest. */
  private AllowList allowed(Journal journal) throws IOException {
    try {
      return allowList.allowed();
    } catch (IllegalArgumentException e) {
      journal.error("AllowListRefused", Map.of(), e);
      return AllowList.NONE;
    }
  }

  private static Map<String, Object> fields(IngestReport report) {
    return Map.of(
        "bucket", report.object().bucket(),
        "key", report.object().key(),
        "lines", report.report().lines(),
        "accepted", report.report().accepted(),
        "rejected", report.report().rejected(),
        "skipped", report.report().skipped(),
        "allowed", report.allowed(),
        "outcome", report.describe());
  }
}
