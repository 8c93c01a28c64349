package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.weir.log.Formats;
import io.weir.log.Hash64;
import io.weir.log.LogConsumer;
import io.weir.log.LogFormat;
import io.weir.log.LogFormat.Content;
import io.weir.log.ObjectName;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.Slice;
import io.weir.log.UnreadableObjectException;
import io.weir.signal.SignalSource;
import io.weir.threat.KnownText;
import io.weir.threat.PathParameters;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums up the requests of one object by source and window.
 *
 * <p>A refused line counts in the window of the line before it, or of the first accepted line when
 * there is none before; without any accepted line, in the last window that the object's name is
 * about, or else that of its arrival. Not thread-safe.
 */
public final class ObjectAggregator implements LogConsumer {
  /** The most windows that one delivered object may fall into. */
  public static final int MAX_WINDOWS = 4096;

  /** The most sources that one delivered object may be of; the lines of others count as one. */
  public static final int MAX_SOURCES = 1024;

  /** The source of the lines of an object that is of too many. */
  public static final String OTHER_SOURCES = "(other sources)";

  /** A longer name is cut, and ends with a hash of all of it: names are parts of keys. */
  private static final int MAX_SOURCE_CHARS = 256;

  /** From so many on, a window that a log has left is made small: more would not fit in memory. */
  private static final int COMPACT_FROM = 256;

  private final ObjectRef object;
  private final ObjectName name;
  private final Duration width;
  private final long widthMicros;
  private final ThreatScanner scanner;
  private final PathParameters parameters =
      new PathParameters(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
  private final AllowList allowList;
  private final Instant arrival;
  private final int maxWindows;
  private final ClientMask mask;
  private final Map<String, Map<Long, Window>> bySource = new HashMap<>();
  private int windows;
  private boolean tooMany;
  private long waitingRejects;
  private long allowed;

  private byte[] lastSource = {};
  private Map<Long, Window> lastWindows = new HashMap<>();
  private long lastStart = Long.MAX_VALUE;
  private Window lastWindow = new Window();

  public ObjectAggregator(
      ObjectRef object,
      Duration width,
      ThreatScanner scanner,
      AllowList allowList,
      Instant arrival) {
    this(object, width, scanner, allowList, arrival, MAX_WINDOWS, ClientMask.Choice.FULL);
  }

  /** As the other, for more or fewer windows, and with less of the clients' addresses. */
  ObjectAggregator(
      ObjectRef object,
      Duration width,
      ThreatScanner scanner,
      AllowList allowList,
      Instant arrival,
      int maxWindows,
      ClientMask.Choice mask) {
    this.mask = mask.mask();
    this.maxWindows = maxWindows;
    this.object = requireNonNull(object, "object");
    this.name = Formats.nameOf(object.key());
    this.width = requireNonNull(width, "width");
    this.widthMicros = Math.multiplyExact(width.toSeconds(), 1_000_000L);
    this.scanner = requireNonNull(scanner, "scanner");
    this.allowList = requireNonNull(allowList, "allowList");
    this.arrival = requireNonNull(arrival, "arrival");
  }

  @Override
  public void accept(Request request) {
    if (request.format().content() != Content.REQUESTS) {
      mask.apply(request);
      windowOf(request).addSignal(request);
      return;
    }
    KnownText agent = scanner.agent(request.userAgent(), request.format().escaping());
    List<ThreatHit> hits = parameters.judge(request, scanner.scan(request, agent));
    List<ThreatHit> counting = allowList.keep(hits, request);
    allowed += counting.isEmpty() && !hits.isEmpty() ? 1 : 0;
    AllowList.Claim claim = agent.declaredBot() ? allowList.claim(request) : AllowList.Claim.NONE;
    // Whoever is allowed is known by the whole address; nothing behind this sees it.
    mask.apply(request);
    Window window = windowOf(request);
    window.add(request, agent, counting);
    switch (claim) {
      case NONE -> {}
      case PROVED -> window.increment(Counter.VERIFIED_CRAWLER, 1);
      case FALSE -> window.increment(Counter.FALSE_CRAWLER, 1);
    }
  }

  @Override
  public void reject(RejectReason reason, byte[] bytes, int start, int end) {
    if (windows == 0) {
      waitingRejects++;
    } else {
      lastWindow.increment(Counter.REJECTED_LINES, 1);
    }
  }

  /** Returns how many requests hit, but are allowed to. */
  public long allowed() {
    return allowed;
  }

  /**
   * Returns the object's share of each window, small enough to be stored.
   *
   * @throws UnreadableObjectException if there are more than one object may fall into
   */
  public List<WindowPart> parts() throws UnreadableObjectException {
    if (tooMany) {
      throw new UnreadableObjectException(
          UnreadableObjectException.Reason.TOO_MANY_WINDOWS,
          "its lines fall into more than " + maxWindows + " windows");
    }
    if (waitingRejects > 0) {
      String balancer =
          name.source().orElse(object.bucket().isEmpty() ? "unknown" : object.bucket());
      Content content = name.format().map(LogFormat::content).orElse(Content.REQUESTS);
      String source = SignalSource.name(balancer, content);
      long end = name.end().map(last -> last.minusNanos(1)).orElse(arrival).getEpochSecond();
      Window window = open(sourceWindows(source), Math.floorDiv(end, width.toSeconds()));
      window.increment(Counter.REJECTED_LINES, waitingRejects);
      waitingRejects = 0;
    }
    return collect();
  }

  private List<WindowPart> collect() {
    Map<WindowKey, WindowPart> parts = new TreeMap<>();
    for (Map.Entry<String, Map<Long, Window>> ofSource : bySource.entrySet()) {
      for (Map.Entry<Long, Window> entry : ofSource.getValue().entrySet()) {
        Instant start = Instant.ofEpochSecond(entry.getKey() * width.toSeconds());
        WindowKey key = new WindowKey(ofSource.getKey(), start, width);
        Window window = entry.getValue();
        window.compact();
        window.addObject(object);
        parts.put(key, new WindowPart(key, object, window));
      }
    }
    return new ArrayList<>(parts.values());
  }

  private Window windowOf(Request request) {
    long micros = request.timeMicros();
    Slice source = request.source();
    if (!isLastSource(source)) {
      lastSource =
          Arrays.copyOfRange(source.array(), source.offset(), source.offset() + source.length());
      lastWindows = sourceWindows(nameOf(request));
      lastStart = Long.MAX_VALUE;
    }
    if (micros < lastStart || micros - lastStart >= widthMicros || windows == 0) {
      long index = Math.floorDiv(micros, widthMicros);
      lastWindow = open(lastWindows, index);
      lastStart = index * widthMicros;
      lastWindow.increment(Counter.REJECTED_LINES, waitingRejects);
      waitingRejects = 0;
    }
    return lastWindow;
  }

  private boolean isLastSource(Slice source) {
    int offset = source.offset();
    return Arrays.equals(
            source.array(), offset, offset + source.length(), lastSource, 0, lastSource.length)
        && !bySource.isEmpty();
  }

  private String nameOf(Request request) {
    String balancer =
        request.source().length() > 0
            ? bounded(new String(lastSource, UTF_8))
            : name.source().orElse(request.format().label());
    return SignalSource.name(balancer, request.format().content());
  }

  private String bounded(String source) {
    if (source.length() <= MAX_SOURCE_CHARS) {
      return source;
    }
    String hash = Long.toHexString(Hash64.of(lastSource, 0, lastSource.length));
    return source.substring(0, MAX_SOURCE_CHARS) + "~" + hash;
  }

  private Map<Long, Window> sourceWindows(String source) {
    Map<Long, Window> ofSource = bySource.get(source);
    if (ofSource == null && bySource.size() >= MAX_SOURCES && !source.equals(OTHER_SOURCES)) {
      return sourceWindows(OTHER_SOURCES);
    }
    if (ofSource == null) {
      ofSource = new HashMap<>();
      bySource.put(source, ofSource);
    }
    return ofSource;
  }

  /** Beyond the limit everything falls into one window that is never handed out. */
  private Window open(Map<Long, Window> ofSource, long index) {
    Window window = ofSource.get(index);
    if (window == null) {
      if (windows >= maxWindows) {
        tooMany = true;
        return lastWindow;
      }
      if (windows >= COMPACT_FROM) {
        lastWindow.compact();
      }
      windows++;
      window = new Window();
      ofSource.put(index, window);
    }
    return window;
  }
}
