package io.weir.cli.geo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small databases as MaxMind's format has them ("MaxMind DB File Format", version 2.0). */
public final class GeoDatabase {
  private static final int BITS = 128;
  private static final int SEPARATOR = 16;
  private static final int STRING = 2;
  private static final int UINT32 = 6;
  private static final int MAP = 7;
  private static final int ARRAY = 11;
  private static final int BYTE_SIZE = 29;

  /** A node's two sides: the index of a node, or a negative place of data; 0 for nothing. */
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** Says what is known of a network, such as {@code 203.0.113.0/24}. */
  public GeoDatabase with(String network, Map<String, Object> known) throws IOException {
    String[] parts = network.split("/", -1);
    byte[] address = InetAddress.getByName(parts[0]).getAddress();
    int before = BITS - 8 * address.length;
    int length = before + Integer.parseInt(parts[1]);
    int place = data.size();
    write(data, known);
    int node = 0;
    for (int bit = 0; bit < length; bit++) {
      int own = bit - before;
      int side = own < 0 ? 0 : (address[own / 8] >> (7 - own % 8)) & 1;
      if (bit == length - 1) {
        nodes.get(node)[side] = -1 - place;
      } else {
        if (nodes.get(node)[side] == 0) {
          nodes.get(node)[side] = nodes.size();
          nodes.add(new int[2]);
        }
        node = nodes.get(node)[side];
      }
    }
    return this;
  }

  /** Writes the file and returns it. */
  public Path writeTo(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int side : node) {
        int record = side == 0 ? nodes.size() : side;
        if (side < 0) {
          record = nodes.size() + SEPARATOR + (-1 - side);
        }
        out.write(record >> 16);
        out.write(record >> 8);
        out.write(record);
      }
    }
    out.write(new byte[SEPARATOR]);
    data.writeTo(out);
    out.write("\u00ab\u00cd\u00efMaxMind.com".getBytes(ISO_8859_1));
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("binary_format_major_version", 2L);
    about.put("binary_format_minor_version", 0L);
    about.put("build_epoch", 1_772_000_000L);
    about.put("database_type", "Test");
    about.put("description", Map.of("en", "for a test"));
    about.put("ip_version", 6L);
    about.put("languages", List.of("en"));
    about.put("node_count", (long) nodes.size());
    about.put("record_size", 24L);
    write(out, about);
    return Files.write(file, out.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, Object value) throws IOException {
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(UTF_8);
      head(out, STRING, bytes.length);
      out.write(bytes);
    } else if (value instanceof Long number) {
      head(out, UINT32, 4);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write((int) (number >> shift));
      }
    } else if (value instanceof Map<?, ?> map) {
      head(out, MAP, map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue());
      }
    } else if (value instanceof List<?> list) {
      out.write(list.size());
      out.write(ARRAY - 7);
      for (Object one : list) {
        write(out, one);
      }
    }
  }

  private static void head(ByteArrayOutputStream out, int type, int size) {
    out.write((type << 5) | Math.min(size, BYTE_SIZE));
    if (size >= BYTE_SIZE) {
      out.write(size - BYTE_SIZE);
    }
  }
}
