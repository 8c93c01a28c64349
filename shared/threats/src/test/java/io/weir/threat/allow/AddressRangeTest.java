package io.weir.threat.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "198.51.100.0/24, 198.51.100.0, true",
    "198.51.100.0/24, 198.51.100.255, true",
    "198.51.100.0/24, 198.51.101.0, false",
    "198.51.100.64/27, 198.51.100.95, true",
    "198.51.100.64/27, 198.51.100.96, false",
    "198.51.100.7, 198.51.100.7, true",
    "198.51.100.7, 198.51.100.8, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "2001:db8:1::/48, 2001:db8:1:ffff::1, true",
    "2001:db8:1::/48, 2001:db8:2::1, false",
    "2001:db8::/33, 2001:db8:7fff::, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "::/0, 203.0.113.9, false"
  })
  void contains_isDecidedByTheFirstBits(String range, String address, boolean expected) {
    byte[] bytes = AddressRange.address(address).orElseThrow();

    assertThat(AddressRange.parse(range).contains(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "localhost",
        "a.example",
        "198.51.100",
        "198.51.100.0/33",
        "198.51.100.0/x",
        "198.51.100.256",
        "2001:db8::/129",
        "198.51.100.0/",
        "::g",
        "1/8"
      })
  void parse_refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no address range");
  }
}
