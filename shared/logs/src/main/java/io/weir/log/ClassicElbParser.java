package io.weir.log;

/**
 * Reads lines of Classic ELB access logs: 12 to 15 fields. Old lines end at the request; TCP
 * listeners have neither a request nor statuses.
 *
 * <p>Layout: "Access logs for your Classic Load Balancer" in the ELB user guide.
 */
final class ClassicElbParser implements LineParser {
  private final ElbLine line = new ElbLine();
  private final Request request = line.request;
  private final Drift drift;

  ClassicElbParser(Drift drift) {
    this.drift = drift;
    request.format = LogFormat.CLASSIC_ELB;
  }

  @Override
  public Request request() {
    return request;
  }

  @Override
  public RejectReason reason() {
    return line.reason();
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    if (parse(bytes, start, end, false)) {
      return Fate.ACCEPTED;
    }
    boolean again =
        line.reason() == RejectReason.UNBALANCED_QUOTES
            && Bytes.find(bytes, start, end, '\\') < end;
    return again && parse(bytes, start, end, true) ? Fate.ACCEPTED : Fate.REJECTED;
  }

  private boolean parse(byte[] bytes, int start, int end, boolean backslashEscapes) {
    request.drifted = false;
    line.fields.begin(bytes, start, end, backslashEscapes);
    if (!(line.timeAndSource()
        && line.peers()
        && line.durations()
        && line.numbers()
        && line.texts())) {
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
