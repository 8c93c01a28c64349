package io.weir.log.elb;

import io.weir.log.LogFormat;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.format.Drift;
import io.weir.log.format.LineParser;

/**
 * Reads lines of Classic ELB access logs: 12 to 15 fields. Old lines end at the request; TCP
 * listeners have neither a request nor statuses.
 *
 * <p>Layout: "Access logs for your Classic Load Balancer" in the ELB user guide.
 */
final class ClassicElbParser implements LineParser {
  private final ElbLine line = new ElbLine(LogFormat.CLASSIC_ELB);
  private final RequestFields request = line.request;
  private final Drift drift;

  ClassicElbParser(Drift drift) {
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
  public Fate parse(byte[] bytes, int start, int end) {
    boolean read =
        parse(bytes, start, end, false)
            || (line.mayBeEscaped(bytes, start, end) && parse(bytes, start, end, true));
    return read ? Fate.ACCEPTED : Fate.REJECTED;
  }

  private boolean parse(byte[] bytes, int start, int end, boolean backslashEscapes) {
    line.begin(bytes, start, end, backslashEscapes);
    if (!line.common()) {
      return false;
    }
    int more = line.rest();
    if (more < 0) {
      return line.fail(RejectReason.UNBALANCED_QUOTES);
    }
    if (more > 0) {
      request.drifted = true;
      drift.note("fields in a line", 15 + more);
    }
    if (request.targetStatus == 0) {
      // A request that no backend took is seen with 0 as well as with a dash.
      request.targetStatus = Request.ABSENT;
    }
    request.streaming = request.status == 101;
    request.errorOrigin = AlbOutcome.errorOrigin(request);
    return true;
  }
}
