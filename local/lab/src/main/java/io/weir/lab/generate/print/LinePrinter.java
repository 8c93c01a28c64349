package io.weir.lab.generate.print;

import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;
import io.weir.log.LogFormat;

/** Writes requests as lines of a log format. */
public interface LinePrinter {
  /** Returns what stands at the top of an object; usually nothing. */
  default String header() {
    return "";
  }

  /** Appends the line with its end. */
  void print(Draft draft, TrafficShape shape, StringBuilder out);

  static LinePrinter of(LogFormat format) {
    return of(format, Writing.USUAL);
  }

  /**
   * Returns the printer; throws {@link IllegalArgumentException} if the format is not so written.
   */
  static LinePrinter of(LogFormat format, Writing writing) {
    if (writing == Writing.USUAL) {
      return usual(format);
    }
    if (format.equals(LogFormat.ALB)) {
      return new NamedAlbPrinter(writing == Writing.JSON);
    }
    if (format.equals(LogFormat.CLOUDFRONT) && writing == Writing.JSON) {
      return new CloudFrontJsonPrinter();
    }
    throw new IllegalArgumentException(format.label() + " is not written as " + writing);
  }

  private static LinePrinter usual(LogFormat format) {
    return switch (format.name()) {
      case "ALB" -> new AlbPrinter();
      case "NLB" -> new NlbPrinter();
      case "CLASSIC_ELB" -> new ClassicPrinter();
      case "CLOUDFRONT" -> new CloudFrontPrinter();
      case "AZURE_APPLICATION_GATEWAY" -> new AppGatewayPrinter();
      case "AZURE_FRONT_DOOR" -> new FrontDoorPrinter();
      case "GCP_LOAD_BALANCER" -> new GooglePrinter();
      default -> throw new IllegalArgumentException(format.label() + " is not written");
    };
  }
}
