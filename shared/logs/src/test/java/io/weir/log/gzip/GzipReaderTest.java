package io.weir.log.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Weir inflates is what zlib inflates, and what zlib refuses Weir refuses.
 *
 * <p>The long form is {@code mvn -pl shared/logs test -Dtest=GzipReaderTest
 * -Dweir.fuzz.inputs=1000000}; {@code -Dweir.fuzz.seed} chooses other streams.
 */
class GzipReaderTest {
  private final long inputs = Long.getLong("weir.fuzz.inputs", 2_000);
  private final Random random = new Random(Long.getLong("weir.fuzz.seed", 20_261_122));

  @Test
  void membersOfEveryKind_areInflatedToTheSameBytes() throws IOException {
    for (long i = 0; i < inputs / 4; i++) {
      ByteArrayOutputStream object = new ByteArrayOutputStream();
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int member = random.nextInt(3); member >= 0; member--) {
        byte[] content = Deflated.content(random, i % 50 == 0 ? 400_000 : 3_000);
        expected.write(content);
        object.write(Deflated.member(Deflated.deflate(content, random), content));
      }
      assertThat(Deflated.inflate(Deflated.inPieces(object.toByteArray(), random)))
          .as("object %d", i)
          .isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void damagedStreams_areJudgedAsByZlib() throws IOException {
    long whole = 0;
    for (long i = 0; i < inputs; i++) {
      byte[] stream = Deflated.deflate(Deflated.content(random, 2_000), random);
      for (int times = random.nextInt(4); times >= 0; times--) {
        int at = random.nextInt(random.nextBoolean() ? stream.length : Math.min(80, stream.length));
        stream[at] ^= (byte) (1 << random.nextInt(8));
      }
      Optional<byte[]> expected = Deflated.byZlib(stream);
      whole += expected.isPresent() ? 1 : 0;
      check(stream, expected, i);
    }
    assertThat(whole).isBetween(inputs / 20, inputs - inputs / 20);
  }

  @Test
  void noise_isJudgedAsByZlib() throws IOException {
    for (long i = 0; i < inputs; i++) {
      byte[] stream = new byte[1 + random.nextInt(400)];
      random.nextBytes(stream);
      // The kind of the first block, one in three being a dynamic one.
      stream[0] = (byte) ((stream[0] & ~6) | (random.nextInt(3) << 1));
      check(stream, Deflated.byZlib(stream), i);
    }
  }

  private void check(byte[] stream, Optional<byte[]> expected, long number) throws IOException {
    Optional<byte[]> found = Deflated.byDecoder(stream, random);
    assertThat(found.isPresent()).as("stream %d", number).isEqualTo(expected.isPresent());
    if (expected.isPresent()) {
      assertThat(found.get()).as("stream %d", number).isEqualTo(expected.get());
    }
  }

  @Test
  void copies_ofEveryDistanceAndLength() throws IOException {
    for (int distance = 1; distance < 40; distance++) {
      for (int length = 3; length < 300; length += 7) {
        byte[] content = new byte[distance + length + 3];
        for (int i = 0; i < distance; i++) {
          content[i] = (byte) (i * 31 + 7);
        }
        for (int i = distance; i < distance + length; i++) {
          content[i] = content[i - distance];
        }
        byte[] object = Deflated.member(Deflated.deflate(content, new Random(1)), content);
        assertThat(Deflated.inflate(new ByteArrayInputStream(object)))
            .as("%d bytes from %d back", length, distance)
            .isEqualTo(content);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7, no such kind of block",
    "1 0 0 0 0, no length of a stored block",
    "4 0 -110 0, more codes than there can be",
    "4 0 0 0, codes are missing",
    "3 2 0, no such distance"
  })
  void damage_isNamed(String bytes, String message) {
    byte[] deflated = new byte[100];
    int at = 0;
    for (String number : bytes.split(" ", -1)) {
      deflated[at++] = Byte.parseByte(number);
    }
    byte[] object = Deflated.member(deflated, new byte[0]);
    assertThatThrownBy(() -> Deflated.inflate(new ByteArrayInputStream(object)))
        .isInstanceOf(ZipException.class)
        .hasMessage(message);
  }

  @Test
  void anyCut_isTold() {
    byte[] content = Deflated.content(new Random(3), 3_000);
    byte[] object = Deflated.member(Deflated.deflate(content, new Random(3)), content);
    for (int length = 0; length < object.length; length++) {
      byte[] cut = Arrays.copyOf(object, length);
      assertThatThrownBy(() -> Deflated.inflate(new ByteArrayInputStream(cut)))
          .as("cut at %d", length)
          .isInstanceOf(EOFException.class);
    }
  }
}
