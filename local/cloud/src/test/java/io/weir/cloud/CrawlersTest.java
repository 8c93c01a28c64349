package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.weir.aws.HttpsPages;
import io.weir.aws.s3.S3AllowListStore;
import io.weir.aws.s3.S3CrawlerStore;
import io.weir.detect.CrawlerList;
import io.weir.step.CrawlerStep;
import io.weir.step.CrawlerStep.Wanted;
import io.weir.threat.allow.AllowList;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what operators publish to who is believed; what is away or wrong changes nothing. */
class CrawlersTest {
  private static final String LIST =
      "{\"creationTime\":\"2026-11-28T15:00:00\",\"prefixes\":["
          + "{\"ipv4Prefix\":\"192.0.2.0/27\"},{\"ipv6Prefix\":\"2001:db8:4801::/64\"}]}";

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final String bucket = TestServers.newBucket();
  private final S3CrawlerStore store = new S3CrawlerStore(TestServers.S3, bucket);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] page = pages.getOrDefault(path, "").getBytes(UTF_8);
          if (path.equals("/away")) {
            exchange.getResponseHeaders().add("Location", "/one.json");
          }
          int status = path.equals("/away") ? 302 : pages.containsKey(path) ? 200 : 503;
          exchange.sendResponseHeaders(status, page.length == 0 ? -1 : page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void publishedAddresses_areBelieved() throws IOException {
    pages.put("/one.json", LIST);
    CrawlerStep.Report report = step("/one.json").refresh();
    assertThat(report.fetched()).isEqualTo(1);
    assertThat(allowed(true).isCrawler("192.0.2.7", "Mozilla/5.0 (compatible; Onebot/2.1)"))
        .isTrue();
    assertThat(allowed(true).isCrawler("2001:db8:4801::7", "onebot")).isTrue();
    assertThat(allowed(true).isCrawler("192.0.2.40", "Onebot")).isFalse();
    assertThat(allowed(false).crawlers()).isEmpty();
  }

  @Test
  void listThatIsAwayOrWrong_leavesTheLastGoodOne() throws IOException {
    pages.put("/one.json", LIST);
    pages.put("/two.json", LIST);
    step("/one.json", "/two.json").refresh();
    List<CrawlerList> good = store.lists();
    for (String bad :
        List.of(
            "<html>moved</html>",
            "{}",
            "{\"prefixes\":[]}",
            "{\"prefixes\":[{\"ipv4Prefix\":\"0.0.0.0/0\"}]}",
            "{\"prefixes\":[{\"ipv4Prefix\":\"10.0.0.0/8\"}]}",
            "{\"prefixes\":[{\"ipv6Prefix\":\"2000::/3\"}]}",
            "{\"prefixes\":[{\"ipv4Prefix\":\"example.org\"}]}",
            "x".repeat((1 << 20) + 1))) {
      pages.put("/one.json", bad);
      CrawlerStep.Report report = step("/one.json", "/two.json").refresh();
      assertThat(report.fetched()).isEqualTo(1);
      assertThat(report.failures()).hasSize(1);
      assertThat(store.lists().get(0)).isEqualTo(good.get(0));
    }
    pages.clear();
    assertThat(step("/one.json", "/two.json").refresh().fetched()).isZero();
    assertThat(store.lists()).extracting(CrawlerList::agent).containsExactly("Onebot", "Twobot");
  }

  @Test
  void pages_areReadByHttpsAndWhereTheyLeadIsNotFollowed() {
    HttpsPages reader = new HttpsPages();
    for (String address : List.of("http://example.org/", "file:///etc/hostname", "ftp://a/b")) {
      assertThatThrownBy(() -> reader.text(URI.create(address)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not by HTTPS");
    }
    pages.put("/one.json", LIST);
    assertThatThrownBy(() -> reader.text(URI.create(address("/away"))))
        .hasMessageContaining("answered 302");
  }

  @Test
  void knownLists_areOfHttpsAndNameTheirCrawler() {
    assertThat(CrawlerStep.known())
        .hasSizeGreaterThan(9)
        .allMatch(list -> list.url().startsWith("https://") && !list.agent().isBlank())
        // Whoever asks them chooses what they fetch.
        .noneMatch(list -> list.agent().contains("User") || list.url().contains("user"));
  }

  private CrawlerStep step(String... paths) {
    List<Wanted> wanted =
        java.util.Arrays.stream(paths)
            .map(path -> new Wanted(path.startsWith("/one") ? "Onebot" : "Twobot", address(path)))
            .toList();
    return new CrawlerStep(wanted, new HttpsPages(), store, Clock.systemUTC());
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private AllowList allowed(boolean crawlers) throws IOException {
    return new S3AllowListStore(TestServers.S3, bucket, crawlers, Clock.systemUTC()).allowed();
  }
}
