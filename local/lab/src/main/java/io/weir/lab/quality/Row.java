package io.weir.lab.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.Slice;
import java.util.zip.CRC32;

/**
 * One labelled request of a corpus.
 *
 * @param group what the corpus calls the class or category
 * @param attack the label; false means that nothing should be found
 * @param heldOut whether rule authors leave the row unread: a third of the rows, by their hash
 */
public record Row(
    String id,
    String group,
    boolean attack,
    boolean heldOut,
    Slice method,
    Slice path,
    Slice query,
    Slice userAgent,
    Slice referrer) {

  static Row of(
      String line,
      String id,
      String group,
      boolean attack,
      String method,
      String uri,
      String agent,
      String referrer) {
    int question = uri.indexOf('?');
    return new Row(
        id,
        group,
        attack,
        heldOut(line),
        slice(method),
        slice(question < 0 ? uri : uri.substring(0, question)),
        slice(question < 0 ? "" : uri.substring(question + 1)),
        slice(agent),
        slice(referrer));
  }

  /** Returns the row with the input as the value of a query parameter. */
  static Row ofInput(String line, String id, String group, boolean attack, String input) {
    return of(line, id, group, attack, "GET", "/?q=" + encode(input), "", "");
  }

  private static boolean heldOut(String line) {
    CRC32 crc = new CRC32();
    crc.update(line.getBytes(UTF_8));
    return crc.getValue() % 3 == 0;
  }

  private static Slice slice(String text) {
    return text.isEmpty() ? new Slice() : Slice.of(text);
  }

  /** Encodes what no client can send as it is: blanks, quotes, control and non-ASCII bytes. */
  private static String encode(String input) {
    StringBuilder out = new StringBuilder(input.length() + 16);
    for (byte b : input.getBytes(UTF_8)) {
      boolean raw = b > ' ' && b < 0x7f && b != '"' && b != '\'' && b != '`';
      if (raw) {
        out.append((char) b);
      } else {
        out.append('%')
            .append(Character.forDigit(b >> 4 & 0xf, 16))
            .append(Character.forDigit(b & 0xf, 16));
      }
    }
    return out.toString();
  }

  String shown() {
    return id
        + " "
        + group
        + " | "
        + method
        + " "
        + path
        + (query.isAbsent() ? "" : "?" + query)
        + (userAgent.isAbsent() ? "" : " | agent " + userAgent)
        + (referrer.isAbsent() ? "" : " | referrer " + referrer);
  }
}
