package io.weir.log;

/** Reads records that are JSON objects, one at a time. */
final class JsonParser implements LineParser {
  private final RecordShape shape;
  private final Request request = new Request();
  private final Slice[] values;
  private final JsonWalker walker = new JsonWalker(this::keep);
  private RejectReason reason = RejectReason.BAD_JSON;

  JsonParser(RecordShape shape) {
    this.shape = shape;
    this.values = Values.slices(shape.size());
    request.format = shape.format();
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
    for (Slice value : values) {
      value.clear();
    }
    if (bytes[start] != '{' || !walker.walk(bytes, start, end)) {
      reason = RejectReason.BAD_JSON;
      return Fate.REJECTED;
    }
    request.clear();
    Fate fate = shape.read(values, request);
    reason = shape.reason();
    return fate;
  }

  /** The first of several values of a name counts. */
  private void keep(long name, byte[] bytes, int start, int end) {
    int position = shape.names().position(name);
    if (position >= 0 && values[position].isAbsent()) {
      values[position].set(bytes, start, end - start);
    }
  }
}
