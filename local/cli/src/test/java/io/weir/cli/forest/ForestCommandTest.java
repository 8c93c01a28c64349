package io.weir.cli.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ForestCommandTest {
  @TempDir private Path folder;
  private String out = "";
  private String err = "";
  private Path csv;
  private Path model;

  @BeforeEach
  void writeRows() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      boolean anomaly = i % 30 == 7;
      double shift = anomaly ? 9 : 0;
      text.append(
          String.format(
              "%.4f,%d,%.4f%n",
              random.nextGaussian(), anomaly ? 1 : 0, shift + random.nextGaussian()));
    }
    csv = Files.writeString(folder.resolve("rows.csv"), text);
    model = folder.resolve("rows.forest");
  }

  private int run(Object... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    CommandLine command = new CommandLine(new ForestCommand());
    command.setOut(new PrintWriter(outText)).setErr(new PrintWriter(errText));
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int code = command.execute(words);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  private void assertOneLineError(String message) {
    assertThat(out).isEmpty();
    assertThat(err.lines()).singleElement().asString().contains(message);
  }

  @Test
  void trainAndScore_keepTheOrderOfRows() {
    assertThat(run("train", "--csv", csv, "--label-column", 1, "--out", model, "--mode", "box"))
        .isZero();
    assertThat(out).contains("300 rows, 2 features");
    assertThat(run("score", "--model", model, "--csv", csv, "--label-column", 1)).isZero();
    double[] scores = out.lines().mapToDouble(Double::parseDouble).toArray();
    assertThat(scores).hasSize(300);
    assertThat(scores[7]).isGreaterThan(0.6);
    assertThat(scores[8]).isLessThan(0.6);
  }

  @Test
  void score_isTheSameForAPackedFile() throws IOException {
    Path packed = folder.resolve("rows.csv.gz");
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(csv, bytes);
    }
    assertThat(run("train", "--csv", packed, "--label-column", 1, "--out", model)).isZero();
    run("score", "--model", model, "--csv", csv, "--label-column", 1);
    String plain = out;
    run("score", "--model", model, "--csv", packed, "--label-column", 1);
    assertThat(out).isEqualTo(plain).isNotEmpty();
  }

  @Test
  void score_findsColumnsByTheHeader() throws IOException {
    Path named = folder.resolve("named.csv");
    Files.writeString(named, "left,label,right\n" + Files.readString(csv));
    assertThat(run("train", "--csv", named, "--header", "--label-column", 1, "--out", model))
        .isZero();
    run("score", "--model", model, "--csv", named, "--header", "--explain");
    String straight = out;
    assertThat(straight.lines().skip(7).findFirst().orElseThrow()).contains(",right,high,");
    Path turned = folder.resolve("turned.csv");
    StringBuilder text = new StringBuilder("right,left\n");
    Files.readAllLines(csv)
        .forEach(
            line -> {
              String[] cells = line.split(",", -1);
              text.append(cells[2]).append(',').append(cells[0]).append('\n');
            });
    Files.writeString(turned, text);
    run("score", "--model", model, "--csv", turned, "--header", "--explain");
    assertThat(out).isEqualTo(straight);
    Files.writeString(turned, "right\n1\n");
    assertThat(run("score", "--model", model, "--csv", turned, "--header")).isEqualTo(2);
    assertOneLineError("no column for the model's feature left");
  }

  @Test
  void evaluate_printsMeanAndStandardError() {
    assertThat(run("evaluate", "--csv", csv, "--label-column", 1, "--seeds", 3)).isZero();
    assertThat(out)
        .matches(
            "AUROC 0\\.\\d{4} ± 0\\.\\d{4}\\RAUPRC 0\\.\\d{4} ± 0\\.\\d{4}\\R|"
                + "AUROC 1\\.0000 ± 0\\.0000\\RAUPRC 1\\.0000 ± 0\\.0000\\R");
  }

  @Test
  void missingFile_isOneLine() {
    assertThat(run("evaluate", "--csv", folder.resolve("none.csv"), "--label-column", 1))
        .isEqualTo(2);
    assertOneLineError("none.csv: no such file");
    assertThat(run("score", "--model", model, "--csv", csv)).isEqualTo(2);
    assertOneLineError("rows.forest: no such file");
  }

  @Test
  void badNumber_isNamedByLineAndColumn() throws IOException {
    Files.writeString(csv, "1,0,2\n3,0,4x\n");
    assertThat(run("evaluate", "--csv", csv, "--label-column", 1)).isEqualTo(2);
    assertOneLineError("line 2, column 2 is not a finite number: '4x'");
    Files.writeString(csv, "1,0,2\n3,0,NaN\n");
    assertThat(run("train", "--csv", csv, "--out", model)).isEqualTo(2);
    assertOneLineError("line 2, column 2 is not a finite number: 'NaN'");
    Files.writeString(csv, "1,0,2\n3,0\n");
    assertThat(run("train", "--csv", csv, "--out", model)).isEqualTo(2);
    assertOneLineError("line 2 has 2 columns, not 3");
    Files.writeString(csv, "");
    assertThat(run("train", "--csv", csv, "--out", model)).isEqualTo(2);
    assertOneLineError("the file is empty");
  }

  @Test
  void labels_areChecked() {
    assertThat(run("evaluate", "--csv", csv, "--label-column", 3)).isEqualTo(2);
    assertOneLineError("label column 3 is out of range: the file has columns 0 to 2");
    assertThat(run("evaluate", "--csv", csv, "--label-column", 0)).isEqualTo(2);
    assertOneLineError("a label must be 0 or 1");
  }

  @Test
  void changedModel_isNotUsed() throws IOException {
    run("train", "--csv", csv, "--label-column", 1, "--out", model);
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 4;
    Files.write(model, bytes);
    assertThat(run("score", "--model", model, "--csv", csv, "--label-column", 1)).isEqualTo(2);
    assertOneLineError("SHA-256");
  }

  @Test
  void unusableSettings_areOneLine() {
    assertThat(run("train", "--csv", csv, "--out", model, "--trees", 0)).isEqualTo(2);
    assertOneLineError("trees is out of range: 0");
    assertThat(run("train", "--csv", csv, "--out", model, "--mode", "deep")).isEqualTo(2);
    assertThat(err).contains("not a mode: deep");
    assertThat(run("train", "--csv", csv, "--out", model, "--threshold", 2)).isEqualTo(2);
    assertOneLineError("threshold must be between 0 and 1");
    assertThat(run("train", "--csv", csv, "--out", model, "--threshold", 0.5, "--quantile", 0.9))
        .isEqualTo(2);
    assertOneLineError("not both");
  }

  @Test
  void help_hasExamples() {
    for (String command : new String[] {"train", "score", "evaluate"}) {
      assertThat(run(command, "--help")).isZero();
      assertThat(out).contains("Examples:", "weir forest " + command);
    }
    assertThat(run()).isZero();
    assertThat(out).contains("train", "score", "evaluate");
  }
}
