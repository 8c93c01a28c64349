package io.weir.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogJsonTest {
  private static final String LINE =
      "https 2026-03-01T12:00:01.250000Z app/shop/0123456789abcdef 198.51.100.7:40112"
          + " 10.1.2.3:8080 0.001 0.020 0.003 503 503 312 5120"
          + " \"GET https://shop.example:443/cart?id=7 HTTP/2.0\" \"Agent\" CIPHER TLSv1.3"
          + " arn \"Root=1\" \"-\" \"-\" 1 2026-03-01T12:00:01.226000Z \"forward\" \"-\" \"-\" \"-\""
          + " \"-\" \"Ambiguous\" \"-\"\n";

  @Test
  void request_hasTheNamedFields() throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      new LogReader(ReadLimits.DEFAULT)
          .read(
              new ByteArrayInputStream(LINE.getBytes(UTF_8)),
              "",
              request -> {
                try {
                  RequestJson.write(json, request);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    assertThat(out)
        .hasToString(
            "{\"time\":\"2026-03-01T12:00:01.250Z\",\"clock\":\"end\",\"format\":\"alb\","
                + "\"source\":\"app/shop/0123456789abcdef\",\"clientIp\":\"198.51.100.7\","
                + "\"clientPort\":40112,\"targetIp\":\"10.1.2.3\",\"targetPort\":8080,"
                + "\"method\":\"GET\",\"scheme\":\"https\",\"host\":\"shop.example\",\"port\":443,"
                + "\"path\":\"/cart\",\"query\":\"id=7\",\"protocol\":\"HTTP/2.0\","
                + "\"userAgent\":\"Agent\",\"status\":503,\"targetStatus\":503,"
                + "\"errorOrigin\":\"target\",\"receivedBytes\":312,\"sentBytes\":5120,"
                + "\"requestSeconds\":0.001,\"targetSeconds\":0.02,\"responseSeconds\":0.003,"
                + "\"totalSeconds\":0.024,\"tlsProtocol\":\"TLSv1.3\",\"tlsCipher\":\"CIPHER\","
                + "\"classification\":\"Ambiguous\",\"actions\":\"forward\","
                + "\"traceId\":\"Root=1\"}");
  }

  @Test
  void window_hasCountersAndEstimates() throws IOException {
    WindowPart part =
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH)
            .read(
                new ByteArrayInputStream(LINE.repeat(3).getBytes(UTF_8)),
                new ObjectRef("b", "k", "1"),
                new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE),
                Instant.EPOCH)
            .parts()
            .get(0);
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      WindowJson.write(json, part.key(), part.window(), 10);
    }
    assertThat(out.toString())
        .contains(
            "\"source\":\"app/shop/0123456789abcdef\"",
            "\"start\":\"2026-03-01T12:00:00Z\"",
            "\"requests\":3",
            "\"status5xx\":3",
            "\"target5xx\":3",
            "\"uniqueClients\":1",
            "\"latencyP95Millis\":",
            "\"topErrorPath\":[{\"value\":\"/cart\",\"count\":3}]");
  }
}
