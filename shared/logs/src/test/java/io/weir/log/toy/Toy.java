package io.weir.log.toy;

import io.weir.log.Escaping;
import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
import io.weir.log.LogFormat.Clock;
import io.weir.log.LogFormat.Delivery;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineParser;
import io.weir.log.format.RecordText;
import io.weir.log.json.JsonParser;

/** The format that the page "A new format" adds, step by step. */
public final class Toy implements Format {
  static final LogFormat TOY =
      new LogFormat("TOY", "toy", Clock.END, Escaping.NONE, Delivery.NODE_MINUTES);

  @Override
  public LogFormat name() {
    return TOY;
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"toyVersion\"");
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return new JsonParser(new ToyFields());
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(TOY, "a toy", "toyVersion", "", "{\"toyVersion\":1}");
  }
}
