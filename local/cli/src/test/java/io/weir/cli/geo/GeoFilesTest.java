package io.weir.cli.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.report.Places;
import io.weir.report.Places.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoFilesTest {
  @TempDir private Path folder;

  private Path countries() throws IOException {
    return new GeoDatabase()
        .with(
            "203.0.113.0/24",
            Map.of("country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany"))))
        .with("2001:db8::/32", Map.of("country", Map.of("iso_code", "FR")))
        .writeTo(folder.resolve("country.mmdb"));
  }

  private Path networks() throws IOException {
    return new GeoDatabase()
        .with(
            "203.0.113.0/25",
            Map.of(
                "autonomous_system_number",
                64_496L,
                "autonomous_system_organization",
                "Example Networks"))
        .with(
            "198.51.100.0/24",
            Map.of("country", "Spain", "asn", "AS64511", "as_name", "Example Transit"))
        .writeTo(folder.resolve("asn.mmdb"));
  }

  @Test
  void of_address_isWhereTheFilesHaveIt() throws IOException {
    Places places = GeoFiles.open(List.of(countries(), networks()));
    assertThat(places.of("203.0.113.7")).contains(new Place("Germany", "AS64496 Example Networks"));
    assertThat(places.of("203.0.113.200")).contains(new Place("Germany", ""));
    assertThat(places.of("2001:db8::1")).contains(new Place("FR", ""));
    assertThat(places.of("198.51.100.9")).contains(new Place("Spain", "AS64511 Example Transit"));
    assertThat(places.of("192.0.2.1")).isEmpty();
  }

  /** A name would be looked up, which tells its owner that someone reads this log. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "localhost",
        "a.b.c.d",
        "999.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "dead.beef",
        "::1%eth0",
        "fe80::zz",
        "example.com:80",
        "${jndi:ldap://x}",
        "2001:db8::1::2"
      })
  void of_whatIsNoAddress_isNowhere(String text) throws IOException {
    assertThat(Address.of(text)).isEmpty();
    assertThat(GeoFiles.open(List.of(countries())).of(text)).isEmpty();
  }

  @Test
  void open_whatIsNoDatabase_isNamed() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "no database");
    assertThatThrownBy(() -> GeoFiles.open(List.of(other)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.txt: no database in MaxMind's format");
    assertThatThrownBy(() -> GeoFiles.open(List.of(folder.resolve("gone.mmdb"))))
        .isInstanceOf(NoSuchFileException.class);
  }
}
