package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.decode.Decoder;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.Arrays;
import java.util.List;

/** Takes a request apart into the texts that rules read, decoded, and shows each to every rule. */
final class Inspector {
  /** Sees every text with every rule that may look at it. */
  interface Viewer {
    void look(Rule rule, Unit unit);
  }

  private static final int MOST_PARAMETERS = 64;

  private final Viewer viewer;
  private final List<Rule> rules;
  private Text whole = Text.of("");

  Inspector(List<Rule> rules, Viewer viewer) {
    this.rules = rules;
    this.viewer = viewer;
  }

  void method(Slice method) {
    if (!method.isAbsent()) {
      byte[] bytes = Excerpts.of(method, Escaping.NONE).get(0);
      show(Place.METHOD, "", new Text(bytes, bytes.length, 0));
    }
  }

  void path(Slice path, Escaping escaping) {
    for (byte[] bytes : Excerpts.of(path, escaping)) {
      show(Place.PATH, "", bytes, 0, bytes.length, false);
      segments(bytes);
    }
  }

  void query(Slice query, Escaping escaping) {
    for (byte[] bytes : Excerpts.of(query, escaping)) {
      show(Place.QUERY, "", bytes, 0, bytes.length, true);
      whole = new Text(bytes, bytes.length, 0);
      parameters(bytes, 0, bytes.length, Place.VALUE);
    }
  }

  void userAgent(Slice userAgent, Escaping escaping) {
    for (byte[] bytes : Excerpts.of(userAgent, escaping)) {
      show(Place.AGENT, "", bytes, 0, bytes.length, false);
    }
  }

  /** The own site's pages stand here too, so that an attack on them is seen a second time. */
  void referrer(Slice referrer, Escaping escaping) {
    for (byte[] bytes : Excerpts.of(referrer, escaping)) {
      referrer(SearchEngines.withoutTerms(bytes));
    }
  }

  private void referrer(byte[] bytes) {
    show(Place.REFERRER, "", bytes, 0, bytes.length, false);
    int query = indexOf(bytes, '?', 0, bytes.length);
    boolean url = startsWith(bytes, "http://") || startsWith(bytes, "https://");
    if (!url) {
      show(Place.REFERRER_VALUE, "", bytes, 0, bytes.length, false);
      return;
    }
    int path = indexOf(bytes, '/', "https://".length(), bytes.length);
    int end = query < 0 ? bytes.length : query;
    if (path >= 0 && path < end && quoted(bytes, path, end)) {
      show(Place.REFERRER_VALUE, "", bytes, path + 1, end, false);
    }
    if (query >= 0) {
      int fragment = indexOf(bytes, '#', query, bytes.length);
      parameters(bytes, query + 1, fragment < 0 ? bytes.length : fragment, Place.REFERRER_VALUE);
      if (fragment >= 0 && !startsWith(Arrays.copyOfRange(bytes, fragment, bytes.length), "#:~:")) {
        parameters(bytes, fragment + 1, bytes.length, Place.REFERRER_VALUE);
      }
    }
  }

  private static boolean quoted(byte[] bytes, int from, int to) {
    return indexOf(bytes, '\'', from, to) >= 0
        || indexOf(bytes, '"', from, to) >= 0
        || indexOf(bytes, '%', from, to) >= 0;
  }

  /** From the first odd segment to the end, and every odd segment on its own. */
  private void segments(byte[] path) {
    int shown = 0;
    int start = 0;
    for (int i = 0; i <= path.length && shown < 8; i++) {
      if (i == path.length || path[i] == '/') {
        if (i > start && odd(path, start, i)) {
          if (shown == 0 && indexOf(path, '/', start, path.length) >= 0) {
            show(Place.SEGMENT, "", path, start, path.length, true);
          }
          show(Place.SEGMENT, "", path, start, i, true);
          shown++;
        }
        start = i + 1;
      }
    }
  }

  private static boolean odd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if (!Bytes.isWord(b) && b != '-' && b != '.' && b != '~') {
        return true;
      }
    }
    return false;
  }

  private void parameters(byte[] bytes, int from, int to, Place place) {
    boolean rest = false;
    int count = 0;
    int before = -1;
    int start = from;
    for (int i = from; i <= to && count < MOST_PARAMETERS; i++) {
      if (i == to || bytes[i] == '&') {
        // One that is repeated says nothing new.
        boolean repeated = before >= 0 && Arrays.equals(bytes, before, start - 1, bytes, start, i);
        if (!repeated && !named(bytes, start, i, place) && i > start) {
          show(place, "", bytes, start, i, true);
          if (!rest && i < to) {
            show(place, "", bytes, start, to, true);
            rest = true;
          }
        }
        before = start;
        start = i + 1;
        count++;
      }
    }
  }

  /** Shows the value of a parameter that has a plain name, and returns whether it has one. */
  private boolean named(byte[] bytes, int from, int to, Place place) {
    int sign = indexOf(bytes, '=', from, to);
    int plain = sign > from + 1 && bytes[from] == '$' ? from + 1 : from;
    if (sign < 0 || (odd(bytes, plain, sign) && !bracketed(bytes, plain, sign))) {
      return false;
    }
    String name =
        new Text(Arrays.copyOfRange(bytes, from, sign), sign - from, 0).word(0, sign - from);
    show(place, name, bytes, sign + 1, to, true);
    base64(place, name, bytes, sign + 1, to);
    return true;
  }

  private void base64(Place place, String name, byte[] bytes, int from, int to) {
    for (Text text : Decoder.base64(bytes, from, to)) {
      show(place, name, text);
      show(place == Place.VALUE ? Place.QUERY : Place.REFERRER, name, text);
    }
  }

  /** {@code filter[name]}, as PHP and others write lists. */
  private static boolean bracketed(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if (!Bytes.isWord(b) && b != '-' && b != '.' && b != '[' && b != ']' && b != ':') {
        return false;
      }
    }
    return true;
  }

  private void show(Place place, String name, byte[] bytes, int from, int to, boolean plus) {
    for (Text view : Decoder.views(bytes, from, to, plus)) {
      show(place, name, view);
    }
  }

  private void show(Place place, String name, Text text) {
    if (text.length() > 0) {
      Unit unit =
          place == Place.VALUE ? new Unit(place, name, text, whole) : new Unit(place, name, text);
      for (Rule rule : rules) {
        viewer.look(rule, unit);
      }
    }
  }

  private static int indexOf(byte[] bytes, char c, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, String start) {
    for (int i = 0; i < start.length(); i++) {
      if (i >= bytes.length || (bytes[i] | 0x20) != (start.charAt(i) | 0x20)) {
        return false;
      }
    }
    return true;
  }
}
