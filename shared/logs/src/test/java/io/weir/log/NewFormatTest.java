package io.weir.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.log.format.Format;
import io.weir.log.format.Kind;
import io.weir.log.toy.Toy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A new format is one package and one row. */
class NewFormatTest {
  private static final String RECORD =
      "{\"toyVersion\":1,\"at\":\"2026-03-01T12:00:01Z\",\"balancer\":\"shop\",\"peer\":"
          + "\"[2001:db8::7]:40112\",\"http\":{\"verb\":\"GET\",\"url\":\"https://h.example/a?b=c\","
          + "\"code\":503},\"took\":0.25}";

  private final List<Map<String, String>> seen = new ArrayList<>();

  private ReadReport read(String content, Optional<Format> asked) throws IOException {
    List<Kind> table = new ArrayList<>(Formats.KNOWN);
    table.add(new Toy());
    return new LogReader(ReadLimits.DEFAULT, table, asked)
        .read(
            new ByteArrayInputStream(content.getBytes(UTF_8)),
            "",
            request -> seen.add(Shown.of(request)));
  }

  @Test
  void newFormat_isRecognisedAndRead() throws IOException {
    ReadReport report =
        read(RECORD + "\n" + RECORD.replace("503", "\"no\"") + "\n", Optional.empty());
    assertThat(report.format()).map(LogFormat::label).contains("toy");
    assertThat(report.rejects()).containsExactly(Map.entry(RejectReason.BAD_NUMBER, 1L));
    assertThat(seen)
        .containsExactly(
            Shown.want(
                """
                time=2026-03-01T12:00:01Z
                source=shop
                client=2001:db8::7
                clientPort=40112
                method=GET
                scheme=https
                host=h.example
                path=/a
                query=b=c
                status=503
                total=250000
                """));
  }

  @Test
  void newFormat_canBeAskedFor() throws IOException {
    String unmarked = RECORD.replace("toyVersion", "version");
    assertThat(read(unmarked, Optional.empty()).skipReason()).contains(SkipReason.FOREIGN);
    assertThat(read(unmarked, Optional.of(new Toy())).accepted()).isEqualTo(1);
  }

  @Test
  void newFormat_leavesTheOthersAlone() throws IOException {
    assertThat(read(Lines.ALB + "\n", Optional.empty()).format()).contains(LogFormat.ALB);
  }

  @Test
  void storedNames_areReadForEver() {
    assertThat(Formats.all())
        .extracting(LogFormat::name)
        .contains(
            "ALB",
            "CLASSIC_ELB",
            "NLB",
            "CLOUDFRONT",
            "AZURE_APPLICATION_GATEWAY",
            "AZURE_FRONT_DOOR",
            "GCP_LOAD_BALANCER");
    for (LogFormat format : Formats.all()) {
      assertThat(Formats.named(format.name())).isSameAs(format);
    }
    assertThat(Formats.all()).extracting(LogFormat::label).doesNotHaveDuplicates();
    assertThatThrownBy(() -> Formats.named("GOPHER")).hasMessageContaining("GOPHER");
  }
}
