package io.weir.window.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Slice;
import io.weir.window.Window;
import io.weir.window.WindowCodecTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  private static String line(String target, int status, String host, String path) {
    return "http 2026-03-01T12:00:01.250000Z app/shop/01 192.0.2.1:40112 "
        + target
        + ":80 0.001 0.050 0.000 "
        + (status + " " + status)
        + " 312 5 \"GET http://"
        + host
        + ":80"
        + path
        + " HTTP/1.1\" \"Agent/1\" - -";
  }

  private static String form(String path) {
    PathForm form = new PathForm();
    form.find(Slice.of(path));
    return new String(form.bytes(), 0, form.length(), StandardCharsets.UTF_8);
  }

  private static Window of(List<String> lines) {
    return WindowCodecTest.parts("a", String.join("\n", lines)).get(0).window();
  }

  @Test
  void form_foldsWhatStandsForOneOfMany() {
    assertThat(form("/product/4711")).isEqualTo("/product/*");
    assertThat(form("/static/app.8f3c1d.js")).isEqualTo("/static/*.js");
    assertThat(form("/blog/how-to-build-a-weir")).isEqualTo("/blog/*");
    assertThat(form("/orders/9f86d081-884c-7d65-9a2f/items")).isEqualTo("/orders/*/items");
    assertThat(form("/u/a%20b/x=1")).isEqualTo("/u/*/*");
  }

  @Test
  void form_keepsNames() {
    for (String path : List.of("/", "/checkout", "/api/v1/cart", "/sign-in", "/oauth2/token", "")) {
      assertThat(form(path)).isEqualTo(path);
    }
  }

  @Test
  void form_ofADeepOrLongPathIsBounded() {
    assertThat(form("/a/b/c/d/e/f")).isEqualTo("/a/b/c/d/*");
    assertThat(form("/" + "x".repeat(5000))).isEqualTo("/*");
    assertThat(form("/abcdefghijklmnopqrstuvw".repeat(50)).length()).isLessThan(120);
  }

  @Test
  void segment_countsWhatBecameOfItsRequests() {
    Window window =
        of(
            List.of(
                line("10.0.0.1", 200, "a", "/cart/1"),
                line("10.0.0.1", 302, "a", "/cart/2"),
                line("10.0.0.2", 401, "a", "/cart/3"),
                line("10.0.0.2", 503, "b", "/cart/4")));
    Segment cart = window.segments(SegmentKind.PATH).get(0);
    assertThat(cart.name()).isEqualTo("/cart/*");
    assertThat(cart.requests()).isEqualTo(4);
    assertThat(cart.redirects()).isEqualTo(1);
    assertThat(cart.clientErrors()).isEqualTo(1);
    assertThat(cart.denied()).isEqualTo(1);
    assertThat(cart.serverErrors()).isEqualTo(1);
    assertThat(cart.timed()).isEqualTo(4);
    assertThat(cart.typicalLatencyMillis()).isBetween(44.0, 54.0);
    assertThat(window.segments(SegmentKind.HOST)).extracting(Segment::name).contains("a", "b");
    assertThat(window.segments(SegmentKind.TARGET)).extracting(Segment::requests).contains(2L, 2L);
  }

  @Test
  void failingSegment_isKeptAmongManyBusierOnes() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      lines.add(line("10.0.0.1", 200, "a", "/" + word(i % 1500) + "/list"));
    }
    for (int i = 0; i < 10; i++) {
      lines.add(line("10.0.0.1", 503, "a", "/checkout"));
    }
    List<Segment> paths = of(lines).segments(SegmentKind.PATH);
    assertThat(paths)
        .filteredOn(segment -> segment.name().equals("/checkout"))
        .extracting(Segment::serverErrors)
        .containsExactly(10L);
    assertThat(paths.stream().mapToLong(Segment::requests).sum()).isEqualTo(3010);
    assertThat(paths.size()).isLessThan(70);
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder("p");
    Random random = new Random(number);
    for (int i = 0; i < 6; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
