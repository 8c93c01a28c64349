package io.weir.log.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.LogFormat;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLineTest {
  private final RequestFields request = new RequestFields(LogFormat.ALB);
  private final LikelyUrl likely = new LikelyUrl();

  /** Whatever a client puts between the host and its path, the path and query are read. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://shop.example:443/a/b?c=1, shop.example, 443, /a/b, c=1",
        "https://shop.example/a?, shop.example, -1, /a, ''",
        "https://shop.example?c=1, shop.example, -1, -, c=1",
        "https://shop.example, shop.example, -1, -, -",
        "http://shop.example:80-, shop.example, 80, -, -",
        "http://shop.example:80-/, shop.example, 80, -, -",
        "http://shop.example:80-/a?c=1, shop.example, 80, /a, c=1",
        "https://ann:secret@shop.example:443/a?c=1, shop.example, 443, /a, c=1",
        "https://ann@shop.example/a@b?c=d@e, shop.example, -1, /a@b, c=d@e",
        "https://a@b:c@shop.example:8443/a, shop.example, 8443, /a, -",
        "https://shop.example:/a?c=1, shop.example, -1, /a, c=1",
        "https://shop.example:99999/a?c=1, shop.example, -1, /a, c=1",
        "https://shop.example:443000000000000000000/a?c=1, shop.example, -1, /a, c=1",
        "https://shop.example:80x/a?c=1, shop.example, 80, /a, c=1",
        "https://shop.example:443;/export?c=1, shop.example, 443, ;/export, c=1",
        "https://shop.example;v=2/a?c=1, shop.example, -1, ;v=2/a, c=1",
        "https://shop.example:443\\..\\a?c=1, shop.example, 443, \\..\\a, c=1",
        "https://[2001:db8::7]:8443/a?c=1, [2001:db8::7], 8443, /a, c=1",
        "https://ann@[2001:db8::7]/a, [2001:db8::7], -1, /a, -",
        "https:///a?c=1, -, -1, /a, c=1",
        "/a?c=http://b@d:99;/e, -, -1, /a, c=http://b@d:99;/e"
      })
  void url_isTakenApart(String url, String host, int port, String path, String query) {
    parse("GET " + url + " HTTP/1.1");

    assertThat(request.method).hasToString("GET");
    assertThat(text(request.host)).isEqualTo(host);
    assertThat(request.port).isEqualTo(port);
    assertThat(text(request.path)).isEqualTo(path);
    assertThat(text(request.query)).isEqualTo(query);
    assertThat(request.protocol).hasToString("HTTP/1.1");
  }

  /** What is remembered of one URL must not be read into the next. */
  @Test
  void userBeforeTheHost_isNotTakenForTheHostOfTheNextLine() {
    parse("GET https://ann:secret@shop.example:443/a HTTP/1.1");
    parse("GET https://ann:secret@shop.example:443/b?c=1 HTTP/1.1");

    assertThat(request.host).hasToString("shop.example");
    assertThat(request.path).hasToString("/b");
    assertThat(request.query).hasToString("c=1");
  }

  @Test
  void sameHostAgain_isReadTheSame() {
    parse("GET https://shop.example:443/a HTTP/1.1");
    parse("GET https://shop.example:443/b?c=1 HTTP/1.1");
    assertThat(request.host).hasToString("shop.example");
    assertThat(request.port).isEqualTo(443);

    parse("GET https://shop.example:443;/b?c=1 HTTP/1.1");
    assertThat(request.path).hasToString(";/b");

    parse("GET https://ann@other.example:81/b HTTP/1.1");
    assertThat(request.host).hasToString("other.example");
    assertThat(request.port).isEqualTo(81);
  }

  private void parse(String line) {
    byte[] text = line.getBytes(UTF_8);
    byte[] bytes = Arrays.copyOf(text, text.length + Bytes.SLACK);
    RequestLine.parse(bytes, 0, text.length, likely, request);
  }

  private static String text(Slice slice) {
    return slice.isAbsent() ? null : slice.toString();
  }
}
