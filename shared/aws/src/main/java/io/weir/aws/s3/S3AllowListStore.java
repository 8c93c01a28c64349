package io.weir.aws.s3;

import io.weir.detect.AllowListJson;
import io.weir.detect.CrawlerList;
import io.weir.store.AllowListStore;
import io.weir.threat.allow.AllowList;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The allow list as one JSON document in S3, which operators put there; it allows nothing if there
 * is no such object. Objects come many times a minute, so what was read holds for a minute.
 */
public final class S3AllowListStore implements AllowListStore {
  /** The key of the document. */
  public static final String KEY = "allow.json";

  static final Duration HOLDS = Duration.ofMinutes(1);

  private final S3Document document;
  private final Optional<S3CrawlerStore> crawlers;
  private final Clock clock;
  private AllowList known = AllowList.NONE;
  private Instant readAgain = Instant.MIN;

  /** Returns the store of what operators state, without lists of crawlers. */
  public S3AllowListStore(S3Client client, String bucket, Clock clock) {
    this(client, bucket, false, clock);
  }

  /**
   * Returns the store of what operators state.
   *
   * @param crawlers whether to believe the lists of crawlers that are kept beside it
   */
  public S3AllowListStore(S3Client client, String bucket, boolean crawlers, Clock clock) {
    this.document = new S3Document(client, bucket, KEY);
    this.crawlers = crawlers ? Optional.of(new S3CrawlerStore(client, bucket)) : Optional.empty();
    this.clock = clock;
  }

  @Override
  public synchronized AllowList allowed() throws IOException {
    Instant now = clock.instant();
    if (!now.isBefore(readAgain)) {
      AllowList stated = document.text().map(AllowListJson::read).orElse(AllowList.NONE);
      if (crawlers.isPresent()) {
        stated = stated.with(crawlers.get().lists().stream().map(CrawlerList::crawler).toList());
      }
      known = stated;
      readAgain = now.plus(HOLDS);
    }
    return known;
  }
}
