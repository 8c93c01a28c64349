package io.weir.log.elb;

import io.weir.log.LogFormat;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.Drift;
import io.weir.log.format.LineParser;
import io.weir.log.value.Bytes;
import io.weir.log.value.Expected;
import io.weir.log.value.Fields;

/**
 * Reads lines of ALB access logs: 12 fields and more, separated by spaces, some in quotes. Fields
 * behind the last known one are passed over and noted as drift.
 *
 * <p>Layout: "Access logs for your Application Load Balancer" in the ELB user guide.
 */
final class AlbParser implements LineParser {
  private static final int FIELDS_READ = 30;
  private static final int KNOWN_FIELDS = 34;

  /** Such as Root=1-58337262-36d228ad5d99923122bbe354. */
  static final int TRACE_LENGTH = 40;

  /** Such as TID_ and 32 digits. */
  static final int CONNECTION_LENGTH = 36;

  private final Expected targetGroup = new Expected();
  private final Expected domain = new Expected();
  private final Expected certificate = new Expected();
  private final Expected actions = new Expected();
  private final ElbLine line = new ElbLine(LogFormat.ALB);
  private final AlbSweep sweep = new AlbSweep(line, targetGroup, domain, certificate, actions);
  private final RequestFields request = line.request;
  private final Drift drift;

  AlbParser(Drift drift) {
    this.drift = drift;
  }

  @Override
  public Request request() {
    return request.view();
  }

  @Override
  public RejectReason reason() {
    return line.reason();
  }

  @Override
  public int sweep(byte[] bytes, int start, int limit) {
    request.drifted = false;
    int newline = sweep.read(bytes, start, limit);
    if (newline >= 0) {
      conclude(sweep.more());
    }
    return newline;
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    boolean read =
        parse(bytes, start, end, false)
            || (line.mayBeEscaped(bytes, start, end) && parse(bytes, start, end, true));
    return read ? Fate.ACCEPTED : Fate.REJECTED;
  }

  private boolean parse(byte[] bytes, int start, int end, boolean backslashEscapes) {
    line.begin(bytes, start, end, backslashEscapes);
    return type() && line.common() && tail();
  }

  /** The words of the vendor's page; h3 and later versions of HTTP are taken as they come. */
  private boolean type() {
    if (!line.next()) {
      return false;
    }
    boolean known =
        switch (line.fields.bytes[line.fields.start]) {
          case 'h' -> isWord("http") || isWord("https") || isHttpVersion();
          case 'w' -> isWord("ws") || isWord("wss");
          case 'g' -> isWord("grpc") || isWord("grpcs");
          default -> false;
        };
    request.streaming = line.fields.bytes[line.fields.start] == 'w';
    return known || line.fail(RejectReason.UNKNOWN_TYPE);
  }

  private boolean isWord(String word) {
    Fields fields = line.fields;
    return fields.end - fields.start == word.length()
        && Bytes.matches(fields.bytes, fields.start, fields.end, word);
  }

  private boolean isHttpVersion() {
    Fields fields = line.fields;
    byte version = fields.bytes[fields.start + 1];
    return fields.end - fields.start == 2 && version >= '2' && version <= '9';
  }

  private boolean tail() {
    boolean complete =
        line.skip(targetGroup)
            && line.likely(TRACE_LENGTH, request.traceId)
            && line.skip(domain)
            && line.skip(certificate)
            && line.skip(1)
            && line.skipPlain(ElbLine.TIME_LENGTH)
            && line.likely(actions, request.actions)
            && line.skip(4)
            && line.optional(request.classification)
            && line.skip(1)
            && line.skipPlain(CONNECTION_LENGTH);
    if (!complete) {
      return false;
    }
    int more = line.rest();
    if (more < 0) {
      return line.fail(RejectReason.UNBALANCED_QUOTES);
    }
    conclude(more);
    return true;
  }

  private void conclude(int more) {
    request.streaming |= request.status == 101;
    request.errorOrigin = AlbOutcome.errorOrigin(request);
    int fieldCount = FIELDS_READ + more;
    if (fieldCount > KNOWN_FIELDS) {
      request.drifted = true;
      drift.note("fields in a line", fieldCount);
    }
    Slice found = request.actions;
    if (!found.isAbsent() && !AlbOutcome.knowsActions(found)) {
      request.drifted = true;
      drift.note("action", found.array(), found.offset(), found.offset() + found.length());
    }
  }
}
