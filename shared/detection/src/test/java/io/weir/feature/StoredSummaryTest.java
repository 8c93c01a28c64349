package io.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.Blob;
import io.weir.window.Dimension;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** What earlier versions stored is still read: the summary of a window of made-up traffic. */
class StoredSummaryTest {
  @Test
  void version1_isRead() throws IOException {
    Digest digest = DigestCodec.read(stored("summary-version-1.bin")).orElseThrow();
    assertThat(digest.features().get(Feature.REQUESTS)).isEqualTo(203);
    assertThat(digest.features().get(Feature.UNIQUE_CLIENTS)).isEqualTo(41);
    assertThat(digest.features().get(Feature.ERROR_RATE)).isEqualTo(50 / 203.0);
    assertThat(digest.features().get(Feature.P95_LATENCY)).isEqualTo(219.136);
    assertThat(digest.objects()).isEqualTo(1);
    assertThat(digest.heavy().get(Dimension.CLIENT)).containsEntry("100.102.89.131", 61L);
    assertThat(digest.heavy().get(Dimension.PATH)).containsEntry("/search", 36L);
  }

  @Test
  void version1_isTheSameAfterItIsWrittenAgain() throws IOException {
    Digest digest = DigestCodec.read(stored("summary-version-1.bin")).orElseThrow();
    assertThat(DigestCodec.read(DigestCodec.write(digest))).contains(digest);
    assertThat(digest.features().has(Feature.CACHE_MISSES)).isFalse();
  }

  @Test
  void version2_isReadAndWrittenAsItWas() throws IOException {
    Blob stored = stored("summary-version-2.bin");
    Digest digest = DigestCodec.read(stored).orElseThrow();
    assertThat(digest.features().get(Feature.REQUESTS)).isEqualTo(264);
    assertThat(digest.features().get(Feature.DISTINCT_PATHS)).isGreaterThan(90);
    assertThat(digest.objects()).isEqualTo(66);
    assertThat(digest.heavy().get(Dimension.CLIENT)).containsEntry("198.51.100.23", 80L);
    assertThat(digest.segments()).isNotEmpty();
    assertThat(DigestCodec.write(digest)).isEqualTo(stored);
    assertThat(DigestCodec.readFeatures(DigestCodec.brief(stored)).orElseThrow().features())
        .isEqualTo(digest.features());
  }

  private static Blob stored(String name) throws IOException {
    try (InputStream in = StoredSummaryTest.class.getResourceAsStream(name)) {
      return Blob.of(in.readAllBytes());
    }
  }
}
