package io.weir.lab.generate.print;

import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;

/** Classic ELB access log lines. */
final class ClassicPrinter implements LinePrinter {
  private static final int CUT_AT = 50;

  @Override
  public void print(Draft draft, TrafficShape shape, StringBuilder out) {
    final int begin = out.length();
    boolean answered = draft.targetStatus > 0;
    Times.micros(draft.time, out);
    out.append(' ').append(shape.source()).append(' ').append(draft.client).append(":40512 ");
    out.append(answered ? draft.target + ":8080 0.000041 " : "- -1 ");
    if (answered) {
      Times.fraction(draft.seconds, out);
      out.append(" 0.000057 ");
    } else {
      out.append("-1 -1 ");
    }
    out.append(draft.status).append(' ').append(draft.targetStatus).append(' ');
    out.append(draft.receivedBytes).append(' ').append(draft.sentBytes).append(" \"");
    out.append(draft.method).append(' ').append(draft.scheme).append("://").append(draft.host);
    out.append(draft.scheme.equals("https") ? ":443" : ":80").append(draft.path);
    if (!draft.query.isEmpty()) {
      out.append('?').append(draft.query);
    }
    out.append(" HTTP/1.1\" \"").append(draft.agent).append("\" ");
    boolean tls = !draft.tls.equals("-");
    out.append(tls ? "ECDHE-RSA-AES128-GCM-SHA256 " : "- ").append(draft.tls);
    if (draft.cut) {
      out.setLength(begin + CUT_AT);
    }
    out.append('\n');
  }
}
