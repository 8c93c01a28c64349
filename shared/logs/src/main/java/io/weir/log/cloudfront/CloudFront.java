package io.weir.log.cloudfront;

import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
import io.weir.log.ObjectName;
import io.weir.log.Slice;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.LineParser;
import io.weir.log.format.RecordText;
import io.weir.log.json.JsonParser;
import io.weir.log.named.Columns;
import io.weir.log.named.HeadedParser;
import io.weir.log.value.NameTime;
import java.time.Instant;
import java.util.Optional;

/** The standard log of CloudFront, legacy and v2, in any of its deliveries. */
public final class CloudFront implements Format {
  /** The fields of a legacy row without a header, in order. */
  static final String LEGACY_FIELDS =
      "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status"
          + " cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
          + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for"
          + " ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status"
          + " fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type"
          + " sc-content-type sc-content-len sc-range-start sc-range-end";

  /** The oldest rows have 12. */
  private static final Columns LEGACY = Columns.growing(LEGACY_FIELDS, '\t', 12);

  private static final String[] HEADER_NAMES = {"cs-method", "sc-status", "c-ip"};
  private static final int LEAST_ID_LENGTH = 10;
  private static final int HOUR_SECONDS = 3600;

  @Override
  public LogFormat name() {
    return LogFormat.CLOUDFRONT;
  }

  @Override
  public Layout plainLayout() {
    return Layout.NAMED;
  }

  @Override
  public Optional<Layout> ofLine(LineHead line) {
    boolean fields = line.startsWith("#Fields:") && hasOwnNames(line);
    // Names stand bare; a line with quotes is of a web server, whose paths may hold any word.
    boolean bare = !line.startsWith("#") && !line.isDated() && !line.contains("\"");
    boolean header = bare && line.headerSeparator(HEADER_NAMES) != 0;
    return fields || header || line.isTabbedTime() ? Optional.of(Layout.NAMED) : Optional.empty();
  }

  private static boolean hasOwnNames(LineHead line) {
    return line.contains(" x-edge-")
        || line.contains("cs-")
        || line.contains("c-ip")
        || line.contains("sc-status");
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"x-edge-")
        || record.has("\"cs-")
        || record.has("\"sc-status\"")
        || record.has("\"c-ip\"")
        || record.has("\"x_edge_")
        || record.has("\"sc_status\"");
  }

  /** The key is {@code DISTRIBUTION.yyyy-MM-dd-HH.random.gz}. */
  @Override
  public Optional<ObjectName> ofKey(String key) {
    String[] parts = key.substring(key.lastIndexOf('/') + 1).split("\\.", -1);
    if (parts.length < 3 || !isId(parts[0])) {
      return Optional.empty();
    }
    Optional<Instant> hour = NameTime.read(parts[1], "yyyy-MM-dd-HH");
    return hour.map(
        start ->
            ObjectName.of(
                name(), Optional.of(parts[0]), Optional.of(start.plusSeconds(HOUR_SECONDS))));
  }

  private static boolean isId(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return part.length() >= LEAST_ID_LENGTH;
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    Slice distribution =
        ofKey(key).flatMap(ObjectName::source).map(Slice::of).orElseGet(Slice::new);
    CloudFrontFields fields = CloudFrontFields.standard(distribution);
    return switch (layout) {
      case LINES, NAMED -> new HeadedParser(fields, LEGACY, drift, HEADER_NAMES);
      case JSON -> new JsonParser(fields);
    };
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        LogFormat.CLOUDFRONT,
        "CloudFront standard logs, legacy and v2: W3C, plain or JSON",
        "#Fields, a header of names, a date and a time between tabs, or names in JSON",
        "which origin answered",
        "2026-03-01\t12:00:01\tLHR62\t5120\t192.0.2.7\tGET\td111.cloudfront.net\t/a.gif\t200"
            + "\t-\tAgent/1.0\t-\t-\tHit\tid==");
  }
}
