package io.weir.lab.generate.print;

import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;

/** CloudFront standard log lines, tab-separated, with their two header lines. */
final class CloudFrontPrinter implements LinePrinter {
  private static final int CUT_AT = 40;

  @Override
  public String header() {
    return "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)"
        + " cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie)"
        + " x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken"
        + " x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type"
        + " cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte"
        + " x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start"
        + " sc-range-end\n";
  }

  @Override
  public void print(Draft draft, TrafficShape shape, StringBuilder out) {
    final int begin = out.length();
    String result = draft.status >= 400 ? "Error" : "Miss";
    Times.seconds(draft.time, '\t', out);
    out.append("\tFRA56-P1\t").append(draft.sentBytes).append('\t').append(draft.client);
    out.append('\t').append(draft.method).append("\td111111abcdef8.cloudfront.net\t");
    out.append(escaped(draft.path)).append('\t').append(draft.status).append("\t-\t");
    out.append(escaped(draft.agent)).append('\t');
    out.append(draft.query.isEmpty() ? "-" : escaped(draft.query)).append("\t-\t").append(result);
    out.append("\tSOX4xwn4XV6Q4rgb7XiVGOHms\t").append(draft.host).append('\t');
    out.append(draft.scheme).append('\t').append(draft.receivedBytes).append('\t');
    Times.fraction(draft.seconds, out);
    boolean tls = !draft.tls.equals("-");
    out.append("\t-\t").append(draft.tls).append('\t').append(tls ? "TLS_AES_128_GCM_SHA256" : "-");
    out.append('\t').append(result).append("\tHTTP/2.0\t-\t-\t40512\t");
    Times.fraction(draft.seconds, out);
    out.append('\t').append(result).append("\ttext/html\t").append(draft.sentBytes);
    out.append("\t-\t-");
    if (draft.drifted) {
      out.append("\tnew-one\tnew-two");
    }
    if (draft.cut) {
      out.setLength(begin + CUT_AT);
    }
    out.append('\n');
  }

  /** Escapes as CloudFront does: blanks and quotes, and the percent sign once more. */
  static String escaped(String text) {
    return text.replace("%", "%25").replace(" ", "%20").replace("\"", "%22");
  }
}
