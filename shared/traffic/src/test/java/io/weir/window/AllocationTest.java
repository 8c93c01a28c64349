package io.weir.window;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A line costs no memory of its own, however many clients and paths there are. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void moreLines_needNoMoreMemory() throws IOException {
    byte[] some = object(20_000);
    byte[] more = object(120_000);
    allocated(some);
    long perLine = (allocated(more) - allocated(some)) / 100_000;

    assertThat(perLine).isLessThan(4);
  }

  private static long allocated(byte[] object) throws IOException {
    ObjectAggregator aggregator =
        new ObjectAggregator(
            new ObjectRef("logs", "object", "1"),
            WindowKey.DEFAULT_WIDTH,
            new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE),
            AllowList.NONE,
            Instant.EPOCH);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    new LogReader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(object), "object", aggregator);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** Every line with a client and a path of its own. */
  private static byte[] object(int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("https 2026-03-01T12:00:").append(10 + i % 50).append(".123456Z app/shop/0a1b ");
      text.append("198.51.").append(i >> 8 & 255).append('.').append(i & 255).append(":40000 ");
      text.append("10.0.0.1:80 0.001 0.050 0.000 200 200 300 4000 ");
      text.append("\"GET https://shop.example.com:443/item/").append(i * 7919L % 1_000_003);
      text.append(" HTTP/1.1\" \"curl/8.5.0\" - TLSv1.3 arn:aws:tg \"Root=1-0-0\" ");
      text.append("\"shop.example.com\" \"-\" 0 2026-03-01T12:00:10.000000Z \"forward\" \"-\" ");
      text.append("\"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\"\n");
    }
    return text.toString().getBytes(ISO_8859_1);
  }
}
