package io.weir.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.log.UnreadableObjectException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {
  private static final String LINE = Lines.ALB + "\n";

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static ReadReport read(byte[] object) {
    return Lines.read("", object, Request::status).report();
  }

  private static Reason unreadable(byte[] object, ReadLimits limits) {
    try {
      new LogReader(limits).read(new ByteArrayInputStream(object), "", request -> {});
      throw new AssertionError("was read to its end");
    } catch (UnreadableObjectException e) {
      return e.reason();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void object_plainAndCompressedAreTheSame() {
    byte[] plain = bytes(LINE.repeat(1000));
    assertThat(read(plain)).isEqualTo(read(Lines.gzip(plain)));
    assertThat(read(plain).accepted()).isEqualTo(1000);
    assertThat(read(plain).inflatedBytes()).isEqualTo(plain.length);
  }

  @Test
  void gzip_severalMembersWithHeadersAndPadding() throws IOException {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    byte[] member = Lines.gzip(bytes(LINE.repeat(3)));
    object.write(member);
    object.write(new byte[] {0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3});
    object.write(new byte[] {2, 0, 'e', 'x'});
    object.write(bytes("name\0comment\0"));
    object.write(new byte[] {1, 2});
    object.write(member, 10, member.length - 10);
    object.write(new byte[100]);
    assertThat(read(object.toByteArray()).accepted()).isEqualTo(6);
  }

  @Test
  void gzip_anyCutIsTruncated() {
    byte[] object = Lines.gzip(bytes(LINE.repeat(20)));
    for (int length = 3; length < object.length; length++) {
      assertThat(unreadable(Arrays.copyOf(object, length), ReadLimits.DEFAULT))
          .as("cut at %d", length)
          .isEqualTo(Reason.TRUNCATED);
    }
  }

  @Test
  void gzip_anyChangedTrailerByteIsCorrupt() {
    byte[] object = Lines.gzip(bytes(LINE.repeat(20)));
    for (int back = 1; back <= 8; back++) {
      byte[] changed = object.clone();
      changed[object.length - back] ^= 0x10;
      assertThat(unreadable(changed, ReadLimits.DEFAULT)).isEqualTo(Reason.CORRUPT);
    }
  }

  @Test
  void gzip_garbageBehindIsCorrupt() {
    byte[] object = Lines.gzip(bytes(LINE));
    byte[] longer = Arrays.copyOf(object, object.length + 3);
    longer[object.length] = 'x';
    assertThat(unreadable(longer, ReadLimits.DEFAULT)).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void limits_bombAndSizes() {
    byte[] bomb = Lines.gzip(new byte[70 << 20]);
    assertThat(unreadable(bomb, ReadLimits.DEFAULT)).isEqualTo(Reason.INFLATION_BOMB);
    byte[] object = Lines.gzip(bytes(LINE.repeat(100)));
    assertThat(unreadable(object, new ReadLimits(1 << 16, 100, 1 << 30, 400, 5)))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(unreadable(object, new ReadLimits(1 << 16, 1 << 30, 1000, 400, 5)))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void line_overTheLimitIsRefusedAndTheNextIsRead() {
    String longLine = LINE.replace("TestAgent", "A".repeat(300_000));
    ReadReport report = read(bytes(LINE + longLine + LINE + longLine));
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejects()).containsEntry(RejectReason.TOO_LONG, 2L);
    assertThat(report.samples().get(0).prefix().length()).isLessThanOrEqualTo(160);
  }

  @Test
  void lines_endingsMarksAndBlanks() {
    String content =
        "\u00ef\u00bb\u00bf" + LINE.replace("\n", "\r\n") + "\r\n# note\n \n" + LINE.trim();
    ReadReport report = read(bytes(content));
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.skipped()).isEqualTo(3);
    assertThat(report.lines()).isEqualTo(5);
  }

  @Test
  void stream_thatGivesLittleAtATime() throws IOException {
    byte[] object = Lines.gzip(bytes(LINE.repeat(50)));
    InputStream slow =
        new ByteArrayInputStream(object) {
          @Override
          public synchronized int read(byte[] to, int offset, int length) {
            return super.read(to, offset, Math.min(length, 7));
          }
        };
    assertThat(new LogReader(ReadLimits.DEFAULT).read(slow, "", request -> {}).accepted())
        .isEqualTo(50);
  }

  @Test
  void stream_thatFailsIsNotCalledUnreadable() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            throw new IOException("reset");
          }
        };
    assertThatThrownBy(() -> new LogReader(ReadLimits.DEFAULT).read(failing, "", request -> {}))
        .isExactlyInstanceOf(IOException.class);
  }

  @Test
  void rejects_keepNoQuery() {
    ReadReport report = read(bytes(LINE + "garbage /reset?token=secret\n"));
    assertThat(report.samples().get(0).prefix()).isEqualTo("garbage /reset?");
    assertThat(report.samples().get(0).line()).isEqualTo(2);
  }

  @Test
  void firstLineBroken_formatIsStillFound() {
    ReadReport report = read(bytes("half a line\n" + LINE.repeat(5)));
    assertThat(report.accepted()).isEqualTo(5);
    assertThat(report.rejected()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Enable AccessLog for ELB: app/x/0123 at 2026-03-01T12:00:00.000Z|CONTROL_FILE",
        "PAR1 and so on|PARQUET",
        "192.0.2.1 - - [01/Mar/2026:12:00:01 +0000] \"GET /atomic-ip HTTP/1.1\" 200"
            + " 9|WEB_SERVER_LOG",
        "the quick brown fox|FOREIGN"
      })
  void object_ofAnotherKindIsSkipped(String content, SkipReason reason) {
    ReadReport report = read(bytes(content + "\n"));
    assertThat(report.skipReason()).contains(reason);
    assertThat(report.format()).isEmpty();
    assertThat(report.accepted() + report.rejected()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "#\n# x\n"})
  void object_withNothingIsEmpty(String content) {
    assertThat(read(bytes(content)).skipReason()).contains(SkipReason.EMPTY);
  }

  @ParameterizedTest
  @CsvSource({"a/AWSLogs/1/ELBAccessLogTestFile, CONTROL_FILE", "a/photo.jpg, FOREIGN"})
  void key_decidesWhenContentDoesNot(String key, SkipReason reason) {
    ReadReport report = Lines.sources(key, "something else\nand more").report();
    assertThat(report.skipReason()).contains(reason);
    assertThat(report.skipped()).isEqualTo(2);
  }

  @Test
  void key_ofAnAccessLogWithForeignContentIsAllRefused() {
    String key =
        "AWSLogs/000000000000/elasticloadbalancing/eu-west-1/2026/03/01/000000000000"
            + "_elasticloadbalancing_eu-west-1_app.x.0123456789abcdef_20260301T1200Z_192.0.2.1_r.log.gz";
    ReadReport report = Lines.sources(key, "something else\nand more\n").report();
    assertThat(report.format()).contains(LogFormat.ALB);
    assertThat(report.rejected()).isEqualTo(2);
  }
}
