package io.weir.lab.generate.print;

import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;

/** NLB access log lines: what a TLS connection of each request would leave. */
final class NlbPrinter implements LinePrinter {
  private static final int CUT_AT = 40;

  @Override
  public void print(Draft draft, TrafficShape shape, StringBuilder out) {
    final int begin = out.length();
    boolean tls = !draft.tls.equals("-");
    out.append("tls 2.0 ");
    Times.seconds(draft.time, 'T', out);
    out.append(' ').append(shape.source()).append(" 0a1b2c3d ").append(bracketed(draft.client));
    out.append(":40512 ").append(draft.target).append(":443 ");
    out.append(Math.round(draft.seconds * 1000)).append(" 12 ");
    out.append(draft.receivedBytes).append(' ').append(draft.sentBytes);
    out.append(" - arn:aws:acm:eu-central-1:123456789012:certificate/2a10 - ");
    out.append(tls ? "ECDHE-RSA-AES128-SHA " + version(draft.tls) : "- -");
    out.append(" - ").append(draft.host).append(" h2 h2 \"h2\",\"http/1.1\" ");
    Times.seconds(draft.time, 'T', out);
    if (draft.drifted) {
      out.append(" new-one new-two");
    }
    if (draft.cut) {
      out.setLength(begin + CUT_AT);
    }
    out.append('\n');
  }

  static String bracketed(String client) {
    return client.contains(":") ? "[" + client + "]" : client;
  }

  /** Writes TLSv1.2 as NLBs do, tlsv12. */
  private static String version(String tls) {
    String digits = tls.substring("TLSv".length()).replace(".", "");
    return "tlsv" + (digits.length() == 1 ? digits + "0" : digits);
  }
}
