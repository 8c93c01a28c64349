package io.weir.local.generate;

import io.weir.log.LogFormat;

/** Writes requests as lines of a log format. */
interface LinePrinter {
  /** Returns what stands at the top of an object; usually nothing. */
  default String header() {
    return "";
  }

  /** Appends the line with its end. */
  void print(Draft draft, TrafficShape shape, StringBuilder out);

  static LinePrinter of(LogFormat format) {
    return switch (format) {
      case ALB -> new AlbPrinter();
      case CLASSIC_ELB -> new ClassicPrinter();
      case CLOUDFRONT -> new CloudFrontPrinter();
      default ->
          throw new IllegalArgumentException("no made-up traffic in the format " + format.label());
    };
  }
}
