package io.weir.threat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The fuzzer's corpus: inputs of its own making, one Base64 line each, in a file of the tests. */
public final class FuzzCorpus {
  private static final int MOST = 1500;

  private FuzzCorpus() {}

  static List<byte[]> read() throws IOException {
    try (InputStream in = FuzzCorpus.class.getResourceAsStream("fuzz-corpus.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Base64.getDecoder()::decode)
          .toList();
    }
  }

  /**
   * {@code unpack FOLDER} writes the corpus and the samples as files for the fuzzer to start from;
   * {@code pack FOLDER FILE} writes a folder of inputs back into one file, the shortest first.
   */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("unpack")) {
      unpack(Path.of(args[1]));
    } else {
      Files.write(Path.of(args[2]), pack(Path.of(args[1])));
    }
  }

  private static void unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<byte[]> inputs = new ArrayList<>(read());
    Stream.of(Sample.attacks(), Sample.harmless(), Sample.ordinary())
        .flatMap(List::stream)
        .forEach(
            sample -> {
              String text = sample.path() + sample.query() + sample.agent() + sample.referrer();
              inputs.add(((char) (1 + inputs.size() % 6) + text).getBytes(UTF_8));
            });
    for (int i = 0; i < inputs.size(); i++) {
      Files.write(folder.resolve("seed-" + i), inputs.get(i));
    }
  }

  private static List<String> pack(Path folder) throws IOException {
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    inputs.sort(Comparator.comparingInt(input -> input.length));
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Made by the fuzzer from our own samples; see bench/fuzz. One input a line, Base64.");
    inputs.stream().limit(MOST).map(Base64.getEncoder()::encodeToString).forEach(lines::add);
    return lines;
  }
}
