package io.weir.window.segment;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.ErrorOrigin;
import io.weir.log.Hash64;
import io.weir.log.Request;
import io.weir.log.Slice;
import java.util.List;

/** The segments of a window, by kind. */
public final class Segments {
  private static final SegmentKind[] KINDS = SegmentKind.values();
  private static final int REMEMBERED = 256;
  private static final int REDIRECT = SegmentCount.REDIRECTS.ordinal();
  private static final int CLIENT_ERROR = SegmentCount.CLIENT_ERRORS.ordinal();
  private static final int TARGET_ERROR = SegmentCount.TARGET_ERRORS.ordinal();
  private static final int BALANCER_ERROR = SegmentCount.BALANCER_ERRORS.ordinal();
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_CLIENT_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;

  /** A number of type double keeps ten bits of its logarithm's fraction in these places. */
  private static final int LOG_SHIFT = 52 - 10;

  private static final long LOG_OF_ONE = 1023L << 10;

  private final SegmentTable[] tables = new SegmentTable[KINDS.length];

  /** For paths seen lately, the hash of their form, which takes longer to find; 0 for none. */
  private long[] paths = {};

  private long[] forms = {};
  private final PathForm form = new PathForm();

  public Segments() {
    for (SegmentKind kind : KINDS) {
      tables[kind.ordinal()] = new SegmentTable(kind);
    }
  }

  /**
   * Adds a request.
   *
   * @param path the hash of its path
   * @param host the hash of its host; 0 without one
   * @param target the hash of its target; 0 without one
   * @param latencyMicros its latency; negative without one
   */
  public void add(Request request, long path, long host, long target, long latencyMicros) {
    int outcome = outcome(request.status(), request.errorOrigin());
    boolean denied = outcome == CLIENT_ERROR && isDenied(request.status());
    long log = latencyMicros < 0 ? -1 : log(latencyMicros);
    SegmentTable byPath = tables[SegmentKind.PATH.ordinal()];
    byPath.count(pathPlace(byPath, path, request.path()), outcome, denied, log);
    if (host != 0) {
      SegmentTable byHost = tables[SegmentKind.HOST.ordinal()];
      byHost.count(place(byHost, host, request.host()), outcome, denied, log);
    }
    if (target != 0) {
      SegmentTable byTarget = tables[SegmentKind.TARGET.ordinal()];
      byTarget.count(place(byTarget, target, request.targetIp()), outcome, denied, log);
    }
  }

  private static int place(SegmentTable table, long hash, Slice name) {
    return table.place(hash, name.array(), name.offset(), name.length());
  }

  private int pathPlace(SegmentTable table, long path, Slice text) {
    if (paths.length == 0) {
      paths = new long[REMEMBERED];
      forms = new long[REMEMBERED];
    }
    int slot = (int) path & (REMEMBERED - 1);
    if (paths[slot] == path) {
      int known = table.find(forms[slot]);
      if (known >= 0) {
        return known;
      }
    }
    form.find(text);
    long hash = Hash64.of(form.bytes(), 0, form.length());
    paths[slot] = path;
    forms[slot] = hash;
    return table.place(hash, form.bytes(), 0, form.length());
  }

  /** Returns which count beside the requests the answer belongs to; 0 for none. */
  private static int outcome(int status, ErrorOrigin origin) {
    if (status < FIRST_REDIRECT || origin == ErrorOrigin.WAF || origin == ErrorOrigin.CLIENT) {
      return 0;
    }
    if (status < FIRST_CLIENT_ERROR) {
      return REDIRECT;
    }
    if (status < FIRST_SERVER_ERROR) {
      return CLIENT_ERROR;
    }
    return origin == ErrorOrigin.TARGET ? TARGET_ERROR : BALANCER_ERROR;
  }

  private static boolean isDenied(int status) {
    return status == UNAUTHORIZED || status == FORBIDDEN || status == TOO_MANY;
  }

  /**
   * Returns the binary logarithm in 1/1024, at most 0.09 too low, without a call of a logarithm.
   */
  private static long log(long micros) {
    return (Double.doubleToRawLongBits((double) Math.max(1, micros)) >>> LOG_SHIFT) - LOG_OF_ONE;
  }

  public void merge(Segments other) {
    for (int i = 0; i < tables.length; i++) {
      tables[i].merge(other.tables[i]);
    }
  }

  public void compact() {
    for (SegmentTable table : tables) {
      table.compact();
    }
    paths = new long[0];
    forms = new long[0];
  }

  public List<Segment> of(SegmentKind kind) {
    return tables[kind.ordinal()].segments();
  }

  public void write(BytesOut out) {
    out.writeNumber(tables.length);
    for (SegmentTable table : tables) {
      table.write(out);
    }
  }

  public void read(BytesIn in) {
    int known = in.readCount(tables.length);
    for (int i = 0; i < known; i++) {
      tables[i].read(in);
    }
  }
}
