package io.weir.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestSamplesTest {
  private static String line(int i, int status, String seconds) {
    return "https 2026-03-01T12:01:"
        + (10 + i % 50)
        + ".25000"
        + i % 10
        + "Z app/shop/0123456789abcdef 203.0.113."
        + i % 200
        + ":40112 10.1.2.3:8080 0.001 "
        + seconds
        + " 0.000 "
        + (status + " " + status)
        + " 312 480 \"GET https://shop.example:443/item/"
        + i
        + "?password=hunter HTTP/2.0\" \"Mozilla/5.0\" X TLSv1.3 - \"-\" \"-\" \"-\" 1"
        + " 2026-03-01T12:00:00.000000Z \"forward\" \"-\" \"-\" \"-\" \"-\" \"-\" \"-\"";
  }

  private static Window window(List<String> lines) {
    return WindowCodecTest.parts("a", String.join("\n", lines) + "\n").get(0).window();
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      lines.add(line(i, i % 9 == 0 ? 502 : i % 9 == 1 ? 404 : 200, "0.0" + (10 + i % 80)));
    }
    lines.add(line(901, 200, "9.500"));
    return lines;
  }

  @Test
  void eachKind_keepsThree() {
    Window window = window(lines());
    assertThat(window.samples(SampleKind.SERVER_ERROR))
        .hasSize(3)
        .allSatisfy(request -> assertThat(request.status()).isEqualTo(502))
        .allSatisfy(request -> assertThat(request.target()).endsWith("?password=***"));
    assertThat(window.samples(SampleKind.CLIENT_ERROR))
        .hasSize(3)
        .allSatisfy(request -> assertThat(request.status()).isEqualTo(404));
    assertThat(window.samples(SampleKind.SLOWEST)).hasSize(3);
    assertThat(window.samples(SampleKind.SLOWEST).get(0).target()).startsWith("/item/901");
  }

  @Test
  void order_doesNotShow() {
    List<String> lines = lines();
    byte[] whole = WindowCodec.encode(window(lines));
    Collections.shuffle(lines, new Random(1));
    Window parts = window(lines.subList(0, 300));
    parts.merge(window(lines.subList(300, lines.size())));
    for (SampleKind kind : SampleKind.values()) {
      assertThat(parts.samples(kind)).isEqualTo(WindowCodec.decode(whole).samples(kind));
    }
  }
}
