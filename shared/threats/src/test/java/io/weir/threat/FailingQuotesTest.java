package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.log.Slice;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quote behind a number is a probe that worked if the application failed at it. */
class FailingQuotesTest {
  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/item?id=123'",
        "/item?id=123%27",
        "/item?id=123%2527",
        "/item?lang=en&id=-7%27&page=2",
        "/item/123'",
        "/item/123%27/reviews",
        "/item?a[]=1%27"
      })
  void quoteBehindANumber_countsOnlyIfTheApplicationFailed(String target) {
    Sample request = Sample.of(Optional.empty(), target);

    assertThat(request.scan(scanner, 500))
        .extracting(ThreatHit::rule)
        .containsExactly("sqli.failing-quote");
    assertThat(request.scan(scanner, 503)).hasSize(1);
    assertThat(request.scan(scanner, 200)).isEmpty();
    assertThat(request.scan(scanner, 302)).isEmpty();
    assertThat(request.scan(scanner, 404)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/search?q=rock%20'n'",
        "/search?q=O'",
        "/search?q=the%201990's",
        "/search?q=the%201990'",
        "/search?q='90",
        "/search?q=it's%202",
        "/people/o'2",
        "/a?tall=6'2",
        "/a?wide=27%22",
        "/a?id=",
        "/a?id='",
        "/a?id=%27",
        "/a?id=7%2",
        "/a?id=7%25",
        "/a?id=7%",
        "/a?id=-'",
        "/a?id=ab12'",
        "/"
      })
  void otherQuotes_areNoProbeEvenIfTheApplicationFailed(String target) {
    assertThat(Sample.of(Optional.empty(), target).scan(scanner, 500)).isEmpty();
  }

  @Test
  void otherHits_areKeptAndSortedIn() {
    Sample request = Sample.of(Optional.empty(), "/item?id=7'&f=../../etc/passwd");

    assertThat(request.scan(scanner, 500))
        .extracting(ThreatHit::threatClass)
        .startsWith(ThreatClass.PATH_TRAVERSAL)
        .endsWith(ThreatClass.SQL_INJECTION);
  }

  @Test
  void surerScanner_leavesItOut() {
    Sample request = Sample.of(Optional.empty(), "/item?id=7'");

    assertThat(request.scan(new ThreatScanner(0.7), 500)).isEmpty();
  }

  @Test
  void failedRequestWithoutAQuote_needsNoMemory() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Slice path = Slice.of("/shop/items/12345/reviews");
    Slice query = Slice.of("page=12&sort=price&from=2026-03-01&name=o'neill");
    List<ThreatHit> none = List.of();
    for (int i = 0; i < 10_000; i++) {
      scanner.failed(none, path, query);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      scanner.failed(none, path, query);
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }
}
