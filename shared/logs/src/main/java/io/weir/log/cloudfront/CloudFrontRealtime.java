package io.weir.log.cloudfront;

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
import io.weir.log.named.Columns;
import io.weir.log.named.HeadedParser;
import java.util.ArrayList;
import java.util.List;

/**
 * The real-time log of CloudFront, as a delivery stream writes it to objects. A row has the fields
 * that its configuration lists, in that order, and no header: the list has to be given.
 *
 * <p>Fields: "Use real-time access logs" in the CloudFront developer guide.
 */
public final class CloudFrontRealtime implements Format {
  public static final LogFormat FORMAT =
      new LogFormat(
          "CLOUDFRONT_REALTIME",
          "cloudfront-realtime",
          Clock.END,
          Escaping.PERCENT,
          Delivery.NODE_MINUTES);

  /** The documented fields in the documented order, up to the ones of media players. */
  static final String ALL_FIELDS =
      "timestamp c-ip time-to-first-byte sc-status sc-bytes cs-method cs-protocol cs-host"
          + " cs-uri-stem cs-bytes x-edge-location x-edge-request-id x-host-header time-taken"
          + " cs-protocol-version c-ip-version cs-user-agent cs-referer cs-cookie cs-uri-query"
          + " x-edge-response-result-type x-forwarded-for ssl-protocol ssl-cipher"
          + " x-edge-result-type fle-encrypted-fields fle-status sc-content-type sc-content-len"
          + " sc-range-start sc-range-end c-port x-edge-detailed-result-type c-country"
          + " cs-accept-encoding cs-accept cache-behavior-path-pattern cs-headers cs-header-names"
          + " cs-headers-count primary-distribution-id primary-distribution-dns-name origin-fbl"
          + " origin-lbl asn";

  private final Columns order;

  /** Creates one for a configuration that lists all fields. */
  public CloudFrontRealtime() {
    this.order = Columns.chosen(ALL_FIELDS, '\t');
  }

  /**
   * Creates one.
   *
   * @param fields the fields of the configuration in their order, separated by commas or spaces
   * @throws IllegalArgumentException if the list lacks the time, which every request has
   */
  public CloudFrontRealtime(String fields) {
    List<String> names = new ArrayList<>();
    for (String name : fields.replace(',', ' ').split(" ", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    if (!names.contains("timestamp")) {
      throw new IllegalArgumentException(
          "The list of fields needs timestamp: give them as the real-time log configuration has"
              + " them, such as cloudfront-realtime:timestamp,c-ip,sc-status,cs-uri-stem");
    }
    this.order = Columns.chosen(String.join(" ", names), '\t');
  }

  @Override
  public LogFormat name() {
    return FORMAT;
  }

  @Override
  public Layout plainLayout() {
    return Layout.NAMED;
  }

  /** As JSON, which a stream may make of it, the fields have their names. */
  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"c-ip-version\"")
        || record.has("\"cs-headers")
        || record.has("\"c_ip_version\"");
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    CloudFrontFields fields = CloudFrontFields.realtime();
    return layout == Layout.JSON ? new JsonParser(fields) : new HeadedParser(fields, order, drift);
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        FORMAT,
        "CloudFront real-time logs, as a delivery stream writes them to S3",
        "nothing: rows are read only with --format cloudfront-realtime:FIELDS, the list of their"
            + " configuration; without a list all documented fields in their order. JSON is told by"
            + " c-ip-version or cs-headers",
        "which origin answered, and what its sampling rate or its list of fields leaves out",
        "1772366401.250\t192.0.2.7\t0.002\t200\t16599\tGET\thttps\twww.shop.example\t/a?b=c\t1080"
            + "\tLHR62\tid==\td111.cloudfront.net\t0.002\tHTTP/2.0\tIPv4\tAgent/1.0\t-\t-\tb=c"
            + "\tHit\t-\tTLSv1.3\tTLS_AES_128_GCM_SHA256\tHit\t-\t-\ttext/html\t16000\t-\t-\t40112"
            + "\tHit\tGB\tgzip\t*/*\t/*\t-\t-\t12\tE0EXAMPLE\td111.cloudfront.net\t-\t-\t64500");
  }
}
