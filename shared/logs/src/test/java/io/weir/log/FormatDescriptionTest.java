package io.weir.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown of a format is true: its example is read as it. */
class FormatDescriptionTest {
  static List<FormatDescription> all() {
    return Formats.descriptions();
  }

  private static ReadReport read(LogReader reader, String line) throws IOException {
    return reader.read(new ByteArrayInputStream((line + "\n").getBytes(UTF_8)), "", request -> {});
  }

  @ParameterizedTest
  @MethodSource("all")
  void example_isReadAsItsFormat(FormatDescription description) throws IOException {
    String label = description.format().label();
    ReadReport asked = read(LogReader.as(ReadLimits.DEFAULT, label), description.example());
    assertThat(asked.format()).contains(description.format());
    assertThat(asked.recognition()).contains(Recognition.ASKED);
    assertThat(asked.accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void example_isRecognisedUnlessTheFormatHasToBeNamed(FormatDescription description)
      throws IOException {
    ReadReport report = read(new LogReader(ReadLimits.DEFAULT), description.example());
    if (description.recognisedBy().startsWith("nothing")) {
      assertThat(report.skipReason().map(SkipReason::advice).orElse(""))
          .contains("--format " + description.format().label());
    } else {
      assertThat(report.format()).contains(description.format());
      assertThat(report.recognition()).contains(Recognition.BEGINNING);
    }
  }

  @Test
  void explanation_saysWhatWasReadAndWhatWasNot() throws IOException {
    ReadReport report = read(new LogReader(ReadLimits.DEFAULT), Lines.ALB + "\nhalf a line");
    assertThat(report.explanation())
        .containsExactly(
            "Read as alb, its beginning says so: 2 lines or records, of which 1 requests, 1"
                + " refused, 0 passed over.",
            "1 refused: a first word that the format does not have.");
  }

  @Test
  void explanation_ofWhatIsNotRead_saysWhatToDo() throws IOException {
    String line = "198.51.100.7 - - [01/Mar/2026:12:00:01 +0000] \"GET / HTTP/1.1\" 200 12";
    assertThat(read(new LogReader(ReadLimits.DEFAULT), line).explanation())
        .containsExactly(
            "Not read: it looks like the log of a web server (nginx, Apache); read it with --format"
                + " combined; the functions do not read such logs.");
  }

  @Test
  void reasons_areSentencesAndNoCodeWords() {
    for (SkipReason reason : SkipReason.values()) {
      assertThat(reason.sentence()).contains(" ").doesNotContain("_");
    }
    for (RejectReason reason : RejectReason.values()) {
      assertThat(reason.sentence()).contains(" ").doesNotContain("_");
    }
  }
}
