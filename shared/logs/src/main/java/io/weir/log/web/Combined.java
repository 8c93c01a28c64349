package io.weir.log.web;

import io.weir.log.Escaping;
import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
import io.weir.log.LogFormat.Clock;
import io.weir.log.LogFormat.Delivery;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineParser;

/**
 * The common and the combined log format of web servers, with or without the virtual host in front.
 * It is read when it is asked for and never recognised: many programs write something like it.
 */
public final class Combined implements Format {
  public static final LogFormat COMBINED =
      new LogFormat("COMBINED", "combined", Clock.START, Escaping.BACKSLASH_HEX, Delivery.COPIED);

  @Override
  public LogFormat name() {
    return COMBINED;
  }

  @Override
  public boolean readsJson() {
    return false;
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return new CombinedParser();
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        COMBINED,
        "nginx, Apache and other web servers: common and combined log format",
        "nothing: it is read only with --format combined",
        "how long requests took, which target answered, TLS, and whether an error is the server's"
            + " own or that of something behind it",
        "198.51.100.7 - - [01/Mar/2026:12:00:01 +0000] \"GET /cart/view?id=7 HTTP/1.1\" 200 5120"
            + " \"https://shop.example/\" \"Mozilla/5.0\"");
  }
}
