package io.weir.log.toy;

import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.RequestLine;
import io.weir.log.value.Values;

/** What the fields of a toy record mean. */
final class ToyFields implements RecordShape {
  private final RequestFields request = new RequestFields(Toy.TOY);
  private final NamedFields fields = new NamedFields(request);
  private final Slice url = fields.kept("http.url");

  ToyFields() {
    fields.time("at");
    fields.text("balancer", request.source);
    fields.address("peer", request.clientIp, NumberField.CLIENT_PORT);
    fields.text("http.verb", request.method);
    fields.count("http.code", NumberField.STATUS);
    fields.seconds("took", NumberField.TOTAL_MICROS);
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    if (!fields.fillTime() || !fields.fill()) {
      return Fate.REJECTED;
    }
    RequestLine.parseUrl(url.array(), url.offset(), Values.end(url), request);
    return Fate.ACCEPTED;
  }
}
