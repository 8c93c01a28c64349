package io.weir.cli.backfill;

import io.weir.aws.SqsLogQueue;
import io.weir.aws.s3.S3LogFolder;
import io.weir.aws.s3.S3LogFolder.Listed;
import io.weir.cli.Progress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The objects of a place, counted and then told of in order of their keys, never all at hand. */
final class Backfill {
  private static final double NANOS = 1e9;

  private final S3LogFolder folder;
  private final Place place;
  private final Bookmark bookmark;

  /**
   * Which objects.
   *
   * @param since those written at that time or later
   * @param until those written before
   */
  record Place(String bucket, String prefix, Instant since, Instant until) {
    boolean holds(Listed object) {
      return !object.written().isBefore(since) && object.written().isBefore(until);
    }
  }

  /** How many objects, and their bytes as stored. */
  record Size(long objects, long bytes) {}

  Backfill(S3LogFolder folder, Place place, Bookmark bookmark) {
    this.folder = folder;
    this.place = place;
    this.bookmark = bookmark;
  }

  /** Counts what is left to tell of. */
  Size size(Progress progress) throws IOException {
    long[] size = new long[2];
    each(
        object -> {
          size[0]++;
          size[1] += object.bytes();
          progress.show("counting", size[0], 0);
        });
    progress.clear();
    return new Size(size[0], size[1]);
  }

  /**
   * Tells the queue, and notes after each batch how far it is.
   *
   * @param rate objects a second, at most
   * @return of how many
   */
  long send(SqsLogQueue queue, double rate, Size size, Progress progress) throws IOException {
    List<Listed> batch = new ArrayList<>();
    long[] sent = new long[1];
    long began = System.nanoTime();
    each(
        object -> {
          batch.add(object);
          if (batch.size() == SqsLogQueue.BATCH) {
            tell(queue, batch);
            sent[0] += batch.size();
            batch.clear();
            progress.show("sending", sent[0], size.objects());
            pauseUntil(began + (long) (sent[0] / rate * NANOS));
          }
        });
    if (!batch.isEmpty()) {
      tell(queue, batch);
      sent[0] += batch.size();
    }
    progress.clear();
    return sent[0];
  }

  private void tell(SqsLogQueue queue, List<Listed> batch) throws IOException {
    queue.tell(batch);
    bookmark.note(batch.get(batch.size() - 1).object().key());
  }

  private void each(S3LogFolder.Visitor visitor) throws IOException {
    folder.each(
        place.bucket(),
        place.prefix(),
        bookmark.last().orElse(""),
        object -> {
          if (place.holds(object)) {
            visitor.visit(object);
          }
        });
  }

  private static void pauseUntil(long nanoTime) throws IOException {
    try {
      for (long left = nanoTime - System.nanoTime();
          left > 0;
          left = nanoTime - System.nanoTime()) {
        Thread.sleep(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
