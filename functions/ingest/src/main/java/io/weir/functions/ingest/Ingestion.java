package io.weir.functions.ingest;

import io.weir.aws.EventClock;
import io.weir.aws.dynamo.Journal;
import io.weir.log.ReadReport;
import io.weir.log.SkipReason;
import io.weir.step.IngestReport;
import io.weir.step.IngestStep;
import io.weir.store.AllowListStore;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Ingests objects one by one, as of their delivery, and logs one line for each. */
final class Ingestion {
  private final IngestStep step;
  private final AllowListStore allowList;
  private final EventClock clock;
  private volatile AllowList lastRead = AllowList.NONE;

  /** Returns an ingestion by a step that tells the time by the clock. */
  Ingestion(IngestStep step, AllowListStore allowList, EventClock clock) {
    this.step = step;
    this.allowList = allowList;
    this.clock = clock;
  }

  /**
   * Ingests all objects of the news, whatever becomes of each.
   *
   * @throws IOException at the end, if any failed
   */
  void ingestAll(News news, Journal journal) throws IOException {
    news.passedOver()
        .forEach(
            (name, count) ->
                journal.info("EventsPassedOver", Map.of("name", name, "events", count)));
    if (news.deliveries().isEmpty()) {
      return;
    }
    AllowList allowed = allowed(journal);
    int failed = 0;
    for (Delivery delivery : news.deliveries()) {
      try {
        journal.info("ObjectIngested", fields(ingest(delivery, allowed)));
      } catch (FileNotFoundException e) {
        // Deleted or replaced before it was read. Trying again finds nothing; what replaced it is
        // delivered by itself.
        journal.error("ObjectGone", names(delivery.object()), e);
      } catch (IOException | RuntimeException e) {
        failed++;
        journal.error("ObjectFailed", names(delivery.object()), e);
      }
    }
    if (failed > 0) {
      throw new IOException(failed + " of " + news.deliveries().size() + " objects failed");
    }
  }

  private IngestReport ingest(Delivery delivery, AllowList allowed) throws IOException {
    try {
      return clock.at(delivery.time(), () -> step.ingest(delivery.object(), allowed));
    } catch (FileNotFoundException e) {
      if (delivery.otherwise().isEmpty()) {
        throw e;
      }
      try {
        return clock.at(delivery.time(), () -> step.ingest(delivery.otherwise().get(), allowed));
      } catch (FileNotFoundException other) {
        throw e;
      }
    }
  }

  /**
   * What cannot be read now is as it was last; a document that cannot be understood allows nothing.
   * Neither stops ingest.
   */
  private AllowList allowed(Journal journal) {
    try {
      lastRead = allowList.allowed();
    } catch (IOException e) {
      journal.error("AllowListRefused", Map.of(), e);
    } catch (IllegalArgumentException e) {
      journal.error("AllowListRefused", Map.of(), e);
      lastRead = AllowList.NONE;
    }
    return lastRead;
  }

  private static Map<String, Object> names(ObjectRef object) {
    return Map.of("bucket", object.bucket(), "key", object.key());
  }

  private static Map<String, Object> fields(IngestReport report) {
    Map<String, Object> fields = new HashMap<>(names(report.object()));
    fields.put("lines", report.report().lines());
    fields.put("accepted", report.report().accepted());
    fields.put("rejected", report.report().rejected());
    fields.put("skipped", report.report().skipped());
    fields.put("unread", isUnread(report.report()) ? 1 : 0);
    fields.put("allowed", report.allowed());
    fields.put("ahead", report.ahead());
    fields.put("outcome", report.describe());
    return fields;
  }

  /**
   * Returns whether nothing of an object was understood that should be a log. Objects that say what
   * else they are, such as test files, are none that anybody misses.
   */
  private static boolean isUnread(ReadReport report) {
    boolean isStrange =
        report.skipReason().map(Ingestion::isPerhapsALog).orElse(report.rejected() > 0);
    return report.accepted() == 0 && isStrange;
  }

  private static boolean isPerhapsALog(SkipReason reason) {
    return switch (reason) {
      case FOREIGN, PARQUET, OTHER_COMPRESSION, WEB_SERVER_LOG -> true;
      default -> false;
    };
  }
}
