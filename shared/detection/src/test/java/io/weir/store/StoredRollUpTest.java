package io.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.window.Counter;
import io.weir.window.Window;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What earlier versions stored is still read: a window of 66 objects, merged. */
class StoredRollUpTest {
  private static final WindowKey WINDOW =
      WindowKey.of(
          "app/shop/50dc6c495c0c9188", Instant.parse("2026-03-04T11:00:00Z"), Duration.ofHours(1));

  @Test
  void version1_isReadAndWrittenAsItWas() throws IOException {
    byte[] stored = stored();
    RollUp rollUp = RollUpCodec.read(WINDOW, 1, stored);
    assertThat(rollUp.objects()).hasSize(66);
    assertThat(rollUp.objects()).containsValue(Instant.parse("2026-03-04T12:01:00Z"));
    Window window = WindowCodec.decode(rollUp.window().toByteArray());
    assertThat(window.count(Counter.REQUESTS)).isEqualTo(264);
    assertThat(RollUpCodec.write(rollUp).toByteArray()).isEqualTo(stored);
  }

  private static byte[] stored() throws IOException {
    try (InputStream in = StoredRollUpTest.class.getResourceAsStream("roll-up-version-1.bin")) {
      return in.readAllBytes();
    }
  }
}
