package io.weir.lab.generate.print;

import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;

/** ALB access log lines with all 34 fields. */
final class AlbPrinter implements LinePrinter {
  private static final int CUT_AT = 60;

  @Override
  public void print(Draft draft, TrafficShape shape, StringBuilder out) {
    final int begin = out.length();
    boolean answered = draft.targetStatus > 0;
    out.append(draft.scheme).append(' ');
    Times.micros(draft.time, out);
    out.append(' ').append(shape.source()).append(' ').append(draft.client).append(":40512 ");
    out.append(answered ? draft.target + ":8080" : "-").append(' ');
    times(draft, answered, out);
    out.append(draft.status).append(' ').append(answered ? "" + draft.targetStatus : "-");
    out.append(' ').append(draft.receivedBytes).append(' ').append(draft.sentBytes).append(" \"");
    out.append(draft.method).append(' ').append(draft.scheme).append("://").append(draft.host);
    out.append(draft.scheme.equals("https") ? ":443" : ":80").append(draft.path);
    if (!draft.query.isEmpty()) {
      out.append('?').append(draft.query);
    }
    out.append(" HTTP/1.1\" \"").append(draft.agent).append("\" ");
    boolean tls = !draft.tls.equals("-");
    out.append(tls ? "ECDHE-RSA-AES128-GCM-SHA256 " : "- ").append(draft.tls);
    out.append(" arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/73e2 ");
    out.append("\"Root=1-58337262-36d228ad5d99923122bbe354\" ");
    out.append(tls ? "\"" + draft.host + "\" \"session-reused\" 0 " : "\"-\" \"-\" 0 ");
    Times.micros(draft.time.minusMillis((long) (draft.seconds * 1000)), out);
    out.append(draft.blockedByFirewall ? " \"waf\" " : " \"forward\" ");
    out.append("\"-\" \"-\" ");
    out.append(
        answered ? "\"" + draft.target + ":8080\" \"" + draft.targetStatus + "\"" : "\"-\" \"-\"");
    out.append(" \"-\" \"-\" TID_dc1a2b3c \"-\" \"-\" \"-\" -");
    if (draft.drifted) {
      out.append(" \"new-one\" \"new-two\"");
    }
    if (draft.cut) {
      out.setLength(begin + CUT_AT);
    }
    out.append('\n');
  }

  private static void times(Draft draft, boolean answered, StringBuilder out) {
    if (answered) {
      out.append("0.001 ");
      Times.fraction(draft.seconds, out);
      out.append(" 0.000 ");
    } else {
      out.append("-1 -1 -1 ");
    }
  }
}
