package io.weir.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.weir.window.ObjectRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;

class UnpackedTest {
  private static final byte[] LOG = "one line\nanother\n".repeat(5000).getBytes(UTF_8);

  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] packed(Packer packer, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = packer.over(out)) {
      packing.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    return packed(GZIPOutputStream::new, bytes);
  }

  private static byte[] tar(byte[]... files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.putArchiveEntry(new TarArchiveEntry("logs/"));
      tar.closeArchiveEntry();
      for (byte[] file : files) {
        TarArchiveEntry entry = new TarArchiveEntry("logs/a.log");
        entry.setSize(file.length);
        tar.putArchiveEntry(entry);
        tar.write(file);
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] zip(byte[]... files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < files.length; i++) {
        zip.putNextEntry(new ZipEntry("a" + i));
        zip.write(files[i]);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** Returns what comes out, by the key that it has. */
  private static Map<String, byte[]> files(byte[] bytes) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Unpacked.each(
        new ByteArrayInputStream(bytes),
        new ObjectRef("folder", "logs.pack", "1"),
        (in, file) -> files.put(file.key(), in.readAllBytes()));
    return files;
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    Map<String, byte[]> files = files(bytes);
    assertThat(files).containsOnlyKeys("logs.pack");
    return files.get("logs.pack");
  }

  @Test
  void streams_areUnpacked() throws IOException {
    assertThat(unpacked(Zstd.compress(LOG))).isEqualTo(LOG);
    assertThat(unpacked(packed(BZip2CompressorOutputStream::new, LOG))).isEqualTo(LOG);
    assertThat(unpacked(packed(XZCompressorOutputStream::new, LOG))).isEqualTo(LOG);
    assertThat(unpacked(LOG)).isEqualTo(LOG);
    assertThat(unpacked(new byte[0])).isEmpty();
  }

  @Test
  void gzip_keepsItsLastLayer() throws IOException {
    byte[] once = gzip(LOG);
    assertThat(unpacked(once)).isEqualTo(once);
    assertThat(unpacked(gzip(once))).isEqualTo(once);
    assertThat(unpacked(gzip(gzip(once)))).isEqualTo(once);
  }

  @Test
  void archives_giveEachFileByItself() throws IOException {
    byte[] one = "a\nb".getBytes(UTF_8);
    byte[] two = "c\n".getBytes(UTF_8);
    for (byte[] archive :
        List.of(zip(one, two), gzip(zip(one, two)), Zstd.compress(zip(one, Zstd.compress(two))))) {
      assertThat(files(archive))
          .containsOnly(Map.entry("logs.pack!/a0", one), Map.entry("logs.pack!/a1", two));
    }
    assertThat(files(tar(one))).containsOnly(Map.entry("logs.pack!/logs/a.log", one));
    assertThat(files(gzip(tar(gzip(one)))))
        .containsOnly(Map.entry("logs.pack!/logs/a.log", gzip(one)));
    assertThat(files(zip(tar(one)))).containsOnly(Map.entry("logs.pack!/a0!/logs/a.log", one));
  }

  @Test
  void archiveOfManyFiles_isReadOneAtATime() throws IOException {
    byte[][] many = new byte[3000][];
    Arrays.fill(many, "x\n".getBytes(UTF_8));
    assertThat(files(zip(many))).hasSize(3000);
  }

  @Test
  void fileThatIsNotReadToItsEnd_leavesTheNextWhole() throws IOException {
    byte[] two = "c\n".getBytes(UTF_8);
    List<byte[]> firsts = new ArrayList<>();
    Unpacked.each(
        new ByteArrayInputStream(tar(LOG, two)),
        new ObjectRef("f", "k", "1"),
        (in, file) -> firsts.add(in.readNBytes(2)));
    assertThat(firsts).containsExactly("on".getBytes(UTF_8), two);
  }

  @Test
  void cutArchive_givesWhatIsWholeAndSaysSo() throws IOException {
    byte[] whole = zip(LOG, LOG);
    List<String> seen = new ArrayList<>();
    byte[] cut = Arrays.copyOf(whole, whole.length / 2 + 20);
    assertThatThrownBy(
            () ->
                Unpacked.each(
                    new ByteArrayInputStream(cut),
                    new ObjectRef("f", "k", "1"),
                    (in, file) -> {
                      in.readAllBytes();
                      seen.add(file.key());
                    }))
        .isInstanceOf(IOException.class);
    assertThat(seen).containsExactly("k!/a0");
  }

  @Test
  void damagedOnes_areReportedAndNotThrownAbout() throws IOException {
    List<byte[]> whole =
        List.of(
            Zstd.compress(LOG),
            packed(BZip2CompressorOutputStream::new, LOG),
            packed(XZCompressorOutputStream::new, LOG));
    for (byte[] bytes : whole) {
      byte[] cut = Arrays.copyOf(bytes, bytes.length - bytes.length / 3);
      assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(IOException.class);
      byte[] changed = bytes.clone();
      Arrays.fill(changed, 8, Math.min(changed.length, 24), (byte) 0x5a);
      assertThatThrownBy(() -> unpacked(changed)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void damagedGzip_isLeftToTheReaderOfLogs() throws IOException {
    byte[] once = gzip(LOG);
    byte[] cut = Arrays.copyOf(once, 40);
    assertThat(unpacked(cut)).isEqualTo(cut);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(unpacked(once))).readAllBytes())
        .isEqualTo(LOG);
  }
}
