package io.weir.signal;

import io.weir.log.LogFormat.Content;
import java.util.Locale;
import java.util.Optional;

/**
 * The name under which signals are kept: that of the balancer, and behind it what log they are
 * from. A source of its own has windows, lateness and incidents of its own, so that nothing of the
 * access log's is touched.
 *
 * @param balancer what the access log beside it calls the source
 * @param content what the signals are about
 */
public record SignalSource(String balancer, Content content) {
  private static final char MARK = '#';

  /** Returns the name of the source of a log's lines; of requests it is the balancer's own. */
  public static String name(String balancer, Content content) {
    return content == Content.REQUESTS ? balancer : balancer + MARK + word(content);
  }

  /** Returns what the name says; empty if it is that of an access log. */
  public static Optional<SignalSource> of(String name) {
    int mark = name.lastIndexOf(MARK);
    for (Content content : Content.values()) {
      if (mark >= 0 && content != Content.REQUESTS && name.endsWith(MARK + word(content))) {
        return Optional.of(new SignalSource(name.substring(0, mark), content));
      }
    }
    return Optional.empty();
  }

  /** Returns the content as people see it, such as {@code health checks}. */
  public String words() {
    return word(content).replace('-', ' ');
  }

  private static String word(Content content) {
    return content.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
