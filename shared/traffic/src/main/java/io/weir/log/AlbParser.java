package io.weir.log;

import java.util.Arrays;

/**
 * Reads lines of ALB access logs: 12 fields and more, separated by spaces, some in quotes. Fields
 * behind the last known one are passed over and noted as drift.
 *
 * <p>Layout: "Access logs for your Application Load Balancer" in the ELB user guide.
 */
final class AlbParser implements LineParser {
  private static final int KNOWN_FIELDS = 34;

  private final Fields fields = new Fields();
  private final TimeReader time = new TimeReader();
  private final Request request = new Request();
  private final Drift drift;
  private byte[] lastSource = new byte[64];
  private int lastSourceLength;
  private RejectReason reason = RejectReason.TOO_FEW_FIELDS;

  AlbParser(Drift drift) {
    this.drift = drift;
    request.format = LogFormat.ALB;
  }

  @Override
  public Request request() {
    return request;
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    request.drifted = false;
    fields.begin(bytes, start, end, false);
    if (all()) {
      return Fate.ACCEPTED;
    }
    if (reason == RejectReason.UNBALANCED_QUOTES && Bytes.find(bytes, start, end, '\\') < end) {
      fields.begin(bytes, start, end, true);
      if (all()) {
        return Fate.ACCEPTED;
      }
    }
    return Fate.REJECTED;
  }

  private boolean all() {
    return type() && timeAndSource() && peers() && durations() && numbers() && texts() && rest();
  }

  private boolean fail(RejectReason why) {
    reason = fields.broken() ? RejectReason.UNBALANCED_QUOTES : why;
    return false;
  }

  private boolean next() {
    return fields.next() || fail(RejectReason.TOO_FEW_FIELDS);
  }

  /** The words of the vendor's page; h3 and later versions of HTTP are taken as they come. */
  private boolean type() {
    if (!next()) {
      return false;
    }
    byte[] bytes = fields.bytes;
    int length = fields.end - fields.start;
    byte first = bytes[fields.start];
    request.streaming = first == 'w';
    boolean known =
        switch (first) {
          case 'h' ->
              isWord("http")
                  || isWord("https")
                  || (length == 2
                      && bytes[fields.start + 1] >= '2'
                      && bytes[fields.start + 1] <= '9');
          case 'w' -> isWord("ws") || isWord("wss");
          case 'g' -> isWord("grpc") || isWord("grpcs");
          default -> false;
        };
    return known || fail(RejectReason.UNKNOWN_TYPE);
  }

  private boolean isWord(String word) {
    return fields.end - fields.start == word.length()
        && Bytes.matches(fields.bytes, fields.start, fields.end, word);
  }

  private boolean timeAndSource() {
    if (!next()) {
      return false;
    }
    long micros = time.read(fields.bytes, fields.start, fields.end);
    if (micros == Numbers.BAD) {
      return fail(RejectReason.BAD_TIME);
    }
    request.timeMicros = micros;
    if (!fields.nextExpecting(lastSource, lastSourceLength)) {
      return fail(RejectReason.TOO_FEW_FIELDS);
    }
    fields.text(request.source);
    if (fields.end - fields.start != lastSourceLength) {
      rememberSource();
    }
    return true;
  }

  private void rememberSource() {
    lastSource = Arrays.copyOfRange(fields.bytes, fields.start, fields.end + Bytes.SLACK);
    lastSourceLength = fields.end - fields.start;
  }

  private boolean peers() {
    if (!next()) {
      return false;
    }
    request.clientPort = Addresses.split(fields.bytes, fields.start, fields.end, request.clientIp);
    if (!next()) {
      return false;
    }
    request.targetPort = Addresses.split(fields.bytes, fields.start, fields.end, request.targetIp);
    return true;
  }

  private boolean durations() {
    if (!next()) {
      return false;
    }
    long first = fields.micros();
    if (!next()) {
      return false;
    }
    long second = fields.micros();
    if (!next()) {
      return false;
    }
    long third = fields.micros();
    if (first == Numbers.BAD || second == Numbers.BAD || third == Numbers.BAD) {
      return fail(RejectReason.BAD_NUMBER);
    }
    request.requestMicros = first;
    request.targetMicros = second;
    request.responseMicros = third;
    request.totalMicros = (first | second | third) < 0 ? Request.ABSENT : first + second + third;
    return true;
  }

  private boolean numbers() {
    if (!next()) {
      return false;
    }
    long status = fields.status();
    if (!next()) {
      return false;
    }
    long targetStatus = fields.status();
    if (!next()) {
      return false;
    }
    long received = fields.count();
    if (!next()) {
      return false;
    }
    long sent = fields.count();
    if (status == Numbers.BAD
        || targetStatus == Numbers.BAD
        || received == Numbers.BAD
        || sent == Numbers.BAD) {
      return fail(RejectReason.BAD_NUMBER);
    }
    request.status = (int) status;
    request.targetStatus = (int) targetStatus;
    request.receivedBytes = received;
    request.sentBytes = sent;
    request.streaming |= status == 101;
    return true;
  }

  private boolean texts() {
    if (fields.nextQuoted()) {
      RequestLine.parse(fields.bytes, fields.start, fields.end, request);
    } else {
      RequestLine.parse(fields.bytes, 0, 0, request);
    }
    return optional(request.userAgent)
        && optional(request.tlsCipher)
        && optional(request.tlsProtocol)
        && skip(1)
        && optional(request.traceId)
        && skip(4);
  }

  private boolean rest() {
    if (!optional(request.actions) || !skip(4) || !optional(request.classification)) {
      return false;
    }
    int count = 28;
    while (fields.next()) {
      count++;
    }
    if (fields.broken()) {
      return fail(RejectReason.UNBALANCED_QUOTES);
    }
    if (count > KNOWN_FIELDS) {
      request.drifted = true;
      drift.note("fields in a line", count);
    }
    request.errorOrigin = AlbOutcome.errorOrigin(request);
    if (!request.actions.isAbsent() && !AlbOutcome.knowsActions(request.actions)) {
      request.drifted = true;
      Slice actions = request.actions;
      drift.note("action", actions.array(), actions.offset(), actions.offset() + actions.length());
    }
    return true;
  }

  private boolean optional(Slice slice) {
    if (fields.next()) {
      fields.text(slice);
      return true;
    }
    slice.clear();
    return !fields.broken() || fail(RejectReason.UNBALANCED_QUOTES);
  }

  private boolean skip(int count) {
    for (int i = 0; i < count; i++) {
      if (!fields.next()) {
        return !fields.broken() || fail(RejectReason.UNBALANCED_QUOTES);
      }
    }
    return true;
  }
}
