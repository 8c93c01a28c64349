package io.weir.cli.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.weir.report.Places;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Databases in MaxMind's format (MMDB 2.0), asked in order: what the first does not know of an
 * address, the next may. Read are the fields of GeoIP2 and GeoLite2 (country, city, ASN), and those
 * of IPinfo. They stay open as long as the process.
 */
public final class GeoFiles implements Places {
  private final List<Reader> databases;

  private GeoFiles(List<Reader> databases) {
    this.databases = databases;
  }

  /**
   * Opens the files.
   *
   * @throws NoSuchFileException if one is not there
   * @throws IOException if one is no such database; the message names it
   */
  public static GeoFiles open(List<Path> files) throws IOException {
    List<Reader> databases = new ArrayList<>();
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      try {
        databases.add(new Reader(file.toFile(), new CHMCache()));
      } catch (IOException | RuntimeException e) {
        throw new IOException(file + ": no database in MaxMind's format (.mmdb)", e);
      }
    }
    return new GeoFiles(databases);
  }

  @Override
  public Optional<Place> of(String client) {
    Optional<InetAddress> address = Address.of(client);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    String country = "";
    String network = "";
    for (Reader database : databases) {
      Map<?, ?> found = found(database, address.get());
      country = country.isEmpty() ? country(found) : country;
      network = network.isEmpty() ? network(found) : network;
    }
    return country.isEmpty() && network.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(country, network));
  }

  /** An address that a broken file cannot be asked for is one that it does not know. */
  private static Map<?, ?> found(Reader database, InetAddress address) {
    try {
      Map<?, ?> found = database.get(address, Map.class);
      return found == null ? Map.of() : found;
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  private static String country(Map<?, ?> found) {
    if (found.get("country") instanceof Map<?, ?> country) {
      return country.get("names") instanceof Map<?, ?> names && names.get("en") != null
          ? text(names, "en")
          : text(country, "iso_code");
    }
    return text(found, "country");
  }

  private static String network(Map<?, ?> found) {
    String number = text(found, "autonomous_system_number");
    String name = text(found, "autonomous_system_organization");
    return number.isEmpty()
        ? (text(found, "asn") + " " + text(found, "as_name")).strip()
        : ("AS" + number + " " + name).strip();
  }

  private static String text(Map<?, ?> map, String name) {
    Object value = map.get(name);
    return value instanceof String || value instanceof Number ? value.toString() : "";
  }
}
