package io.weir.lab.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Formats;
import io.weir.log.LogConsumer;
import io.weir.log.LogFormat;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.ReadReport;
import io.weir.log.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrafficGeneratorTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void objects_areTheSameForTheSameSeedOnly() {
    TrafficGenerator one = Scenarios.day(1, START);
    assertThat(one.objects(100)).isEqualTo(Scenarios.day(1, START).objects(100));
    assertThat(one.objects(100)).isNotEqualTo(Scenarios.day(2, START).objects(100));
    assertThat(one.objects(100)).hasSize(2);
  }

  @Test
  void labels_areApartAndWithinTheDay() {
    for (long seed = 0; seed < 50; seed++) {
      List<Label> labels = Scenarios.day(seed, START).labels();
      assertThat(labels).hasSizeGreaterThan(7);
      Instant free = START.plusSeconds(6 * 3600);
      for (Label label : labels) {
        assertThat(label.start()).isAfterOrEqualTo(free);
        free = label.end().plusSeconds(3600);
      }
      assertThat(labels.get(labels.size() - 1).end()).isBefore(START.plusSeconds(86_400));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALB", "CLASSIC_ELB", "CLOUDFRONT"})
  void lines_areReadInEveryFormat(String stored) throws IOException {
    LogFormat format = Formats.named(stored);
    TrafficShape shape =
        new TrafficShape(
            7, name(format), format, START, 288, 300, 2, 3, ZoneId.of("Europe/Berlin"), Set.of());
    TrafficGenerator traffic = new TrafficGenerator(shape, List.of());
    LogObject object = traffic.objects(120).get(0);
    AtomicReference<String> seen = new AtomicReference<>("");
    LogConsumer consumer =
        new LogConsumer() {
          @Override
          public void accept(Request request) {
            long second = request.timeMicros() / 1_000_000;
            assertThat(second).isBetween(window(120), window(121) - 1);
            seen.set(request.clientIp() + " " + request.path() + " " + request.status());
          }
        };
    ReadReport report =
        new LogReader(ReadLimits.DEFAULT)
            .read(new ByteArrayInputStream(object.bytes().toByteArray()), object.key(), consumer);
    assertThat(report.format()).contains(format);
    assertThat(report.rejected()).isZero();
    assertThat(report.accepted()).isGreaterThan(50);
    assertThat(report.drift()).isEmpty();
    assertThat(seen.get()).matches("[0-9a-f.:]+ /.* [2-5]\\d\\d");
  }

  private static long window(int index) {
    return START.getEpochSecond() + 300L * index;
  }

  private static String name(LogFormat format) {
    return switch (format.name()) {
      case "ALB" -> "app/shop/50dc6c495c0c9188";
      case "CLASSIC_ELB" -> "shop-classic";
      default -> "EMLARXS9EXAMPLE";
    };
  }
}
