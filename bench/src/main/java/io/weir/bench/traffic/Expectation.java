package io.weir.bench.traffic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What should become of the lines of a published file.
 *
 * @param folder its folder
 * @param glob its name
 * @param accepted lines that are requests
 * @param rejected lines that are broken
 * @param skipped headers, comments, control lines and other services' lines
 */
record Expectation(String folder, String glob, long accepted, long rejected, long skipped) {
  static final List<Expectation> ALL =
      List.of(
          new Expectation("logfmt-aws-docs", "alb.log", 7, 0, 0),
          new Expectation("logfmt-aws-docs", "nlb.log", 2, 0, 0),
          new Expectation("logfmt-aws-docs", "classic-elb.log", 4, 0, 0),
          new Expectation("logfmt-aws-docs", "cloudfront.log", 6, 0, 2),
          new Expectation("logfmt-otel", "alb.log", 2, 0, 0),
          new Expectation("logfmt-otel", "alb-invalid.log", 0, 1, 0),
          new Expectation("logfmt-otel", "elb-control.log", 0, 0, 1),
          new Expectation("logfmt-otel", "nlb.log", 1, 0, 0),
          new Expectation("logfmt-otel", "classic-elb.log", 2, 0, 0),
          new Expectation("logfmt-otel", "azure-appgw-access.json", 6, 0, 0),
          new Expectation("logfmt-otel", "azure-frontdoor-access.json", 1, 0, 0),
          new Expectation("logfmt-otel", "gcp-lb-global.json", 1, 0, 0),
          new Expectation("logfmt-otel", "gcp-lb-regional.json", 1, 0, 0),
          new Expectation("logfmt-opensearch", "alb.log", 63, 0, 0),
          new Expectation("logfmt-opensearch", "cloudfront.log", 40, 0, 2),
          new Expectation("logfmt-aws-waf-automations", "*_elasticloadbalancing_*", 100, 0, 1),
          new Expectation("logfmt-aws-waf-automations", "E3HX*.gz", 152, 0, 1),
          new Expectation("logfmt-aws-waf-automations", "cf-access-log-sample.gz", 28_949, 0, 0),
          new Expectation("logfmt-aws-waf-automations", "test_waf_log.gz", 228, 0, 0));

  Path find(Path root) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(folder), glob)) {
      for (Path file : files) {
        return file;
      }
    }
    throw new NoSuchFileException(root.resolve(folder).resolve(glob).toString());
  }

  @Override
  public String toString() {
    return accepted + " " + rejected + " " + skipped;
  }
}
