package io.weir.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.Blob;
import io.weir.feature.Feature;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** What earlier versions stored is still read: what two days of a source say of it. */
class StoredProfileTest {
  @Test
  void version1_isReadAndSaysTheSameWrittenAgain() throws IOException {
    Profile profile = ProfileCodec.read(stored());
    assertThat(profile.windows()).isEqualTo(57);
    assertThat(profile.knows(Feature.REQUESTS)).isTrue();
    Blob again = ProfileCodec.write(profile);
    assertThat(ProfileCodec.write(ProfileCodec.read(again))).isEqualTo(again);
  }

  private static Blob stored() throws IOException {
    try (InputStream in = StoredProfileTest.class.getResourceAsStream("profile-version-1.bin")) {
      return Blob.of(in.readAllBytes());
    }
  }
}
