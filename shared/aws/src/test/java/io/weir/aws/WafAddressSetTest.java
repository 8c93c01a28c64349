package io.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.weir.store.outbound.AddressSet.Contents;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WafAddressSetTest {
  private static final String ARN =
      "arn:aws:wafv2:eu-central-1:123456789012:regional/ipset/blocked/a1b2";

  private WafServer server;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local-secret");
    server = new WafServer();
  }

  @AfterEach
  void stop() {
    server.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void set_isReadAndReplacedBySignedCalls() throws IOException {
    WafAddressSet set = set(ARN);
    Contents before = set.read();
    assertThat(before.ranges()).isEmpty();
    assertThat(set.replace(Set.of("203.0.113.7/32"), before)).isTrue();
    assertThat(set.read().ranges()).containsExactly("203.0.113.7/32");
    assertThat(set.replace(Set.of(), set.read())).isTrue();
    assertThat(server.addresses()).isEmpty();
    assertThat(server.calls())
        .containsOnly("AWSWAF_20190729.GetIPSet", "AWSWAF_20190729.UpdateIPSet");
  }

  @Test
  void setThatSomebodyChanged_isNotReplaced() throws IOException {
    WafAddressSet set = set(ARN);
    Contents before = set.read();
    server.put(List.of("192.0.2.1/32"));
    assertThat(set.replace(Set.of("203.0.113.7/32"), before)).isFalse();
    assertThat(server.addresses()).containsExactly("192.0.2.1/32");
  }

  @Test
  void addressesOfIpv6_areReadHoweverTheServiceWritesThem() throws IOException {
    server.put(List.of("2001:0db8:0000:0001:0000:0000:0000:0000/64"));
    assertThat(set(ARN).read().ranges()).containsExactly("2001:db8:0:1:0:0:0:0/64");
  }

  @Test
  void setThatIsNotThere_isAFailure() {
    WafAddressSet set = set(ARN.replace("a1b2", "gone"));
    assertThatThrownBy(set::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("WAFNonexistentItemException");
  }

  @Test
  void arnOfSomethingElse_isRefused() {
    assertThatThrownBy(() -> set("arn:aws:wafv2:eu-central-1:1:regional/webacl/a/b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> set("ipset")).isInstanceOf(IllegalArgumentException.class);
  }

  /** Runs where an IP set of another implementation is named, as docs/respond.md shows. */
  @Test
  void setOfAnotherImplementation_isReadAndReplaced() throws IOException {
    String arn = System.getProperty("weir.waf.arn", "");
    assumeThat(arn).isNotEmpty();
    WafAddressSet set =
        WafAddressSet.of(arn, Optional.of(URI.create(System.getProperty("weir.waf.endpoint"))));
    Contents before = set.read();
    Set<String> ranges = Set.of("203.0.113.7/32", "203.0.113.8/32");
    assertThat(set.replace(ranges, before)).isTrue();
    assertThat(set.read().ranges()).isEqualTo(ranges);
    assertThat(set.replace(Set.of(), before)).isFalse();
    assertThat(set.read().ranges()).isEqualTo(ranges);
  }

  private WafAddressSet set(String arn) {
    return WafAddressSet.of(arn, Optional.of(server.endpoint()));
  }
}
