package io.weir.log.json;

import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.format.LineParser;
import io.weir.log.named.NamedFields;
import io.weir.log.named.RecordShape;
import io.weir.log.value.NameTable;

/** Reads records that are JSON objects, one at a time. */
public final class JsonParser implements LineParser {
  private final RecordShape shape;
  private final NamedFields fields;
  private final NameTable names;
  private final JsonWalker walker;
  private RejectReason reason = RejectReason.BAD_JSON;

  public JsonParser(RecordShape shape) {
    this(shape, "");
  }

  /**
   * Creates one for records of which one member, an object, may be written as a text.
   *
   * @param embedded the name of that member
   */
  public JsonParser(RecordShape shape, String embedded) {
    this.shape = shape;
    this.fields = shape.fields();
    this.names = fields.table();
    this.walker = new JsonWalker(this::keep, NameTable.hash(embedded));
  }

  @Override
  public Request request() {
    return fields.request().view();
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    fields.clear();
    shape.begin();
    if (bytes[start] != '{' || !walker.walk(bytes, start, end)) {
      reason = RejectReason.BAD_JSON;
      return Fate.REJECTED;
    }
    Fate fate = shape.read();
    reason = fields.reason();
    return fate;
  }

  private void keep(long name, byte[] bytes, int start, int end) {
    int position = names.position(name);
    if (position >= 0) {
      fields.take(position, bytes, start, end);
    }
  }
}
