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
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A log whose lines a pattern describes that somebody gave; its groups name the fields. */
public final class PatternLog implements Format {
  public static final LogFormat NAME =
      new LogFormat("REGEX", "regex", Clock.END, Escaping.BACKSLASH_HEX, Delivery.COPIED);

  private final Pattern pattern;

  /**
   * Creates one.
   *
   * @param pattern in the syntax of {@link Pattern}, with named groups
   * @throws IllegalArgumentException if it is no pattern, has a group of an unknown name, or none
   *     for the time
   */
  public PatternLog(String pattern) {
    try {
      this.pattern = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("No pattern: " + e.getMessage(), e);
    }
    PatternFields.check(pattern);
  }

  @Override
  public LogFormat name() {
    return NAME;
  }

  @Override
  public boolean readsJson() {
    return false;
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return new PatternParser(pattern);
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        NAME,
        "any log of one request a line, by a pattern of yours with named groups: "
            + String.join(", ", PatternFields.NAMES),
        "nothing: it is read only with --format 'regex:PATTERN'",
        "what the pattern has no group for",
        "--format 'regex:(?<client>\\S+) (?<time>\\S+) \"(?<request>[^\"]*)\" (?<status>\\d+)'");
  }
}
