package io.weir.detect.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:db8::1, 2001:db8:0:0::/64",
    "::1, 0:0:0:0::/64",
    "1:2:3:4:5::, 1:2:3:4::/64",
    "not-an-address, not-an-address"
  })
  void network_ofAnAddress(String address, String network) {
    assertThat(Network.of(address)).isEqualTo(network);
  }
}
