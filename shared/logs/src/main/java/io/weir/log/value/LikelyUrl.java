package io.weir.log.value;

import io.weir.log.RequestFields;
import io.weir.log.Slice;
import java.util.Arrays;

/**
 * The beginning of a URL, {@code scheme://host:port}, that is likely the same as on an earlier
 * line. Two are remembered, as a site is mostly asked for by http and by https.
 */
public final class LikelyUrl {
  private static final int MAX_LENGTH = 256;

  private final byte[][] texts = {new byte[Bytes.SLACK], new byte[Bytes.SLACK]};
  private final int[] lengths = new int[2];
  private final int[] schemeLengths = new int[2];
  private final int[] hostLengths = new int[2];
  private final int[] ports = new int[2];

  /** Fills scheme, host and port and returns where the path begins; -1 if it is another URL. */
  public int read(byte[] bytes, int start, int end, RequestFields request) {
    int which = end - start > 4 && bytes[start + 4] == 's' ? 1 : 0;
    int length = lengths[which];
    if (length == 0
        || start + length >= end
        || bytes[start + length] != '/'
        || !Bytes.startsWith(bytes, start, texts[which], length)) {
      return -1;
    }
    request.scheme.set(bytes, start, schemeLengths[which]);
    request.host.set(bytes, start + schemeLengths[which] + 3, hostLengths[which]);
    request.port = ports[which];
    return start + length;
  }

  /** Remembers the beginning that was read into the request, when a path follows it. */
  public void remember(byte[] bytes, int start, int end, RequestFields request) {
    Slice path = request.path;
    int length = path.offset() - start;
    if (path.isAbsent()
        || request.host.isAbsent()
        || bytes[path.offset()] != '/'
        || request.host.offset() != start + request.scheme.length() + 3
        || length > MAX_LENGTH) {
      return;
    }
    int which = end - start > 4 && bytes[start + 4] == 's' ? 1 : 0;
    texts[which] = Arrays.copyOf(Arrays.copyOfRange(bytes, start, path.offset()), length + 8);
    lengths[which] = length;
    schemeLengths[which] = request.scheme.length();
    hostLengths[which] = request.host.length();
    ports[which] = request.port;
  }
}
