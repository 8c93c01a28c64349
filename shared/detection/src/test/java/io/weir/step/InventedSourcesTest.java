package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.window.ObjectAggregator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of sources that somebody makes up are told, and bounded. */
final class InventedSourcesTest {
  @Test
  void objectOfMoreSourcesThanAreToldApart_isToldOnce() {
    Traffic traffic = new Traffic(3);
    for (int i = 0; i < ObjectAggregator.MAX_SOURCES + 30; i++) {
      traffic.line(line("app/made-up-" + i + "/50dc6c495c0c9188"));
    }
    traffic.object();
    Pipeline pipeline = Pipeline.over(traffic).runUntil(Traffic.window(3));
    List<Incident> told =
        pipeline.told().stream().filter(i -> i.type() == FindingType.INVENTED_SOURCES).toList();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).source()).isEqualTo(ObjectAggregator.OTHER_SOURCES);
    assertThat(told.get(0).explanation()).startsWith("30 requests are of more than 1,024 sources");
  }

  @Test
  void objectOfAsManyAsAreToldApart_isNot() {
    Traffic traffic = new Traffic(3);
    for (int i = 0; i < ObjectAggregator.MAX_SOURCES; i++) {
      traffic.line(line("app/made-up-" + i + "/50dc6c495c0c9188"));
    }
    traffic.object();
    assertThat(Pipeline.over(traffic).runUntil(Traffic.window(3)).told()).isEmpty();
  }

  private static String line(String source) {
    return "http "
        + Traffic.window(0).plusSeconds(60)
        + " "
        + source
        + " 198.51.100.7:46532 10.0.1.7:8080 0.001 0.020 0.000 200 200 230 1250"
        + " \"GET http://shop.example.com:80/ HTTP/1.1\" \"Mozilla/5.0\" - -"
        + " arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/0123456789abcdef"
        + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 0 2026-03-02T00:01:00.000000Z"
        + " \"forward\" \"-\" \"-\" \"10.0.1.7:8080\" \"200\" \"-\" \"-\"";
  }
}
