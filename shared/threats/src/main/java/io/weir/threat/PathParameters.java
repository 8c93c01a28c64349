package io.weir.threat;

import io.weir.log.Hash64;
import io.weir.log.Request;
import io.weir.log.Slice;
import io.weir.threat.ThreatHit.Location;
import io.weir.threat.decode.Decoder;
import io.weir.threat.file.Redirects;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.List;

/**
 * Which parameters take a path of the site, learned per source and path from requests without hits
 * that were answered well. Where several clients gave such a path and hardly anybody something
 * else, {@code //host}, {@code /\host} and {@code https:host} are attempts to redirect elsewhere,
 * whatever the parameter is called.
 *
 * <p>Clients are counted, not requests, so that one client neither teaches nor unteaches anything.
 * Bounded, and a parameter that several clients use never makes room for one of a single client's
 * making. Allocates nothing for an ordinary request. Not thread-safe.
 */
public final class PathParameters {
  private static final int SETS = 256;
  private static final int WAYS = 4;

  /** So many clients tell what is ordinary. */
  private static final int ENOUGH = 3;

  /** Of five clients, four give a path. */
  private static final int PATHS_TO_OTHERS = 4;

  private static final int LONGEST_NAME = 64;

  private final double minConfidence;
  private final ParameterUse[] uses = new ParameterUse[SETS * WAYS];
  private boolean any;

  /**
   * Makes one that knows nothing yet.
   *
   * @param minConfidence hits below it are not reported
   */
  public PathParameters(double minConfidence) {
    this.minConfidence = minConfidence;
  }

  /**
   * Returns the hits of the request, with an open redirect if it has no other hit and a parameter
   * that takes paths leads elsewhere; learns from it if it has none.
   */
  public List<ThreatHit> judge(Request request, List<ThreatHit> hits) {
    Slice query = request.query();
    if (query.length() == 0 || !hits.isEmpty() || minConfidence > Redirects.BY_HISTORY) {
      return hits;
    }
    byte[] bytes = query.array();
    int end = query.offset() + query.length();
    boolean well = request.status() >= 200 && request.status() < 400;
    int name = query.offset();
    for (int i = name; i < end; i++) {
      if (bytes[i] == '&') {
        name = i + 1;
      } else if (bytes[i] == '=' && name >= 0) {
        if (i > name && i - name <= LONGEST_NAME && i + 1 < end && bytes[i + 1] != '&') {
          int value = i + 1;
          if (parameter(request, bytes, name, value, end, well)) {
            return List.of(hit(bytes, value, valueEnd(bytes, value, end), request));
          }
        }
        name = -1; // a second sign belongs to the value
      }
    }
    return hits;
  }

  /** Learns from the value, or returns that it leads elsewhere where others give paths. */
  private boolean parameter(
      Request request, byte[] bytes, int name, int value, int end, boolean well) {
    boolean slash = slashEnd(bytes, value, end) > value;
    if (!slash && !any) {
      return false;
    }
    boolean path = slash && !isOdd(bytes, slashEnd(bytes, value, end), end);
    long key = key(request, bytes, name, value - 1);
    ParameterUse use = find(key);
    if (use != null && use.isOrdinarily(ENOUGH, PATHS_TO_OTHERS) && !path) {
      Text text = text(bytes, value, valueEnd(bytes, value, end), request);
      if (Redirects.leavesSite(text)) {
        return true;
      }
    }
    if (well && (path || use != null)) {
      (use == null ? made(key) : use).add(path, request.clientIp().hash());
      any = true;
    }
    return false;
  }

  private static long key(Request request, byte[] bytes, int from, int to) {
    long name = Hash64.of(bytes, from, to - from);
    return (name * 31 + request.path().hash()) * 31 + request.source().hash();
  }

  private ParameterUse find(long key) {
    int set = set(key);
    for (int i = set; i < set + WAYS; i++) {
      if (uses[i] != null && uses[i].key() == key) {
        return uses[i];
      }
    }
    return null;
  }

  /** Returns a new one, which takes a place that is free or that one client made up at most. */
  private ParameterUse made(long key) {
    ParameterUse use = new ParameterUse(key);
    int set = set(key);
    int place = set;
    for (int i = set; i < set + WAYS; i++) {
      int clients = uses[i] == null ? 0 : uses[i].clients();
      place = clients < (uses[place] == null ? 0 : uses[place].clients()) ? i : place;
    }
    if (uses[place] == null || uses[place].clients() < 2) {
      uses[place] = use;
    }
    return use;
  }

  private static int set(long key) {
    return (int) (key ^ key >>> 32) & (SETS - 1) * WAYS;
  }

  /** Returns where the slash ends that the value begins with, as it is or encoded; else here. */
  private static int slashEnd(byte[] bytes, int at, int end) {
    if (bytes[at] == '/') {
      return at + 1;
    }
    int code = code(bytes, at, end);
    boolean encoded = code > at && bytes[code] == '2' && (bytes[code + 1] | 0x20) == 'f';
    return encoded ? code + 2 : at;
  }

  /** Returns whether a second slash, a backslash or a control character follows the first. */
  private static boolean isOdd(byte[] bytes, int at, int end) {
    if (at == end) {
      return false;
    }
    int code = code(bytes, at, end);
    int b = code > at ? Bytes.hex(bytes[code]) << 4 | Bytes.hex(bytes[code + 1]) : bytes[at];
    return b == '/' || b == '\\' || (b >= 0 && b < ' ');
  }

  /** Returns where two digits stand behind a percent sign, encoded or not; here if none do. */
  private static int code(byte[] bytes, int at, int end) {
    if (bytes[at] != '%') {
      return at;
    }
    int i = at + 1;
    while (i + 3 < end && bytes[i] == '2' && bytes[i + 1] == '5') {
      i += 2;
    }
    return i + 1 < end ? i : at;
  }

  private static int valueEnd(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != '&') {
      i++;
    }
    return i;
  }

  private static Text text(byte[] bytes, int from, int to, Request request) {
    byte[] sent = Decoder.unescape(bytes, from, to - from, request.format().escaping());
    List<Text> views = Decoder.views(sent, 0, sent.length, true);
    return views.get(views.size() - 1);
  }

  private static ThreatHit hit(byte[] bytes, int from, int to, Request request) {
    Text text = text(bytes, from, to, request);
    return new ThreatHit(
        ThreatClass.REMOTE_FILE_INCLUSION,
        Redirects.RULE,
        Redirects.BY_HISTORY,
        Location.QUERY,
        text.fragment(0, text.length()));
  }
}
