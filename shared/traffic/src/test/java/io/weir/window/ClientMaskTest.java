package io.weir.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.window.ClientMask.Choice;
import io.weir.window.ClientMask.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientMaskTest {
  private static final Choice HASH = new Choice(Width.HASH, "a key of sixteen");

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0/24, 203.0.0.0/16",
    "2001:db8:a:b::1, 2001:db8:a::/48, 2001:db8::/32",
    "2001:0db8:000a:b:1:2:3:4, 2001:db8:a::/48, 2001:db8::/32",
    "::1, 0:0:0::/48, 0:0::/32",
    "fe80::, fe80:0:0::/48, fe80:0::/32",
    "::ffff:203.0.113.77, 203.0.113.0/24, 203.0.0.0/16",
    "203.0.113, unknown, unknown",
    "1::2::3, unknown, unknown",
    "12345::1, unknown, unknown",
    "a.b.c.d, unknown, unknown",
    "joe's-laptop, unknown, unknown"
  })
  void mask_keepsTheNetworkOnly(String client, String network, String region) {
    assertThat(new Choice(Width.NETWORK, "").mask().of(client)).isEqualTo(network);
    assertThat(new Choice(Width.REGION, "").mask().of(client)).isEqualTo(region);
    assertThat(Choice.FULL.mask().of(client)).isEqualTo(client);
  }

  @Test
  void hash_tellsClientsApartAndKeysToo() {
    String one = HASH.mask().of("203.0.113.77");
    assertThat(one).matches("h-[0-9a-f]{16}").isEqualTo(HASH.mask().of("203.0.113.77"));
    assertThat(HASH.mask().of("203.0.113.78")).isNotEqualTo(one);
    assertThat(new Choice(Width.HASH, "another key of it").mask().of("203.0.113.77"))
        .isNotEqualTo(one);
  }

  @Test
  void hash_isTheOneOfItsAuthors() {
    byte[] key = new byte[16];
    byte[] message = new byte[15];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    for (int i = 0; i < message.length; i++) {
      message[i] = (byte) i;
    }
    // The example in appendix A of the paper.
    assertThat(new SipHash(key).of(message, 0, message.length)).isEqualTo(0xa129ca6149be45e5L);
  }

  @Test
  void choice_saysNothingOfItsKeyAndWantsOneForAHash() {
    assertThat(HASH.toString()).doesNotContain("sixteen");
    assertThatThrownBy(() -> new Choice(Width.HASH, "short")).hasMessageContaining("key");
    assertThatThrownBy(() -> Width.ofLabel("/8")).hasMessageContaining("/8");
  }
}
