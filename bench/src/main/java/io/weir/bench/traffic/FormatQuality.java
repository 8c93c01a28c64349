package io.weir.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.ReadReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads logs that others published and says of every file what became of its lines, beside what
 * should; then compares field by field with other parsers' results and with the vendors' tables.
 *
 * <p>Takes a folder with one folder per publisher. Exit code 1 if anything falls short.
 */
public final class FormatQuality {
  private static final LogReader READER = new LogReader(ReadLimits.DEFAULT);

  private int shortfalls;

  /** Prints the tables of the folder that is the only argument. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: traffic.FormatQuality FOLDER");
      System.exit(2);
    }
    FormatQuality quality = new FormatQuality();
    Path folder = Path.of(args[0]);
    quality.fates(folder);
    quality.parserCases(folder.resolve("logfmt-vrl/parse_aws_alb_log.jsonl"));
    quality.documents(folder.resolve("logfmt-aws-docs"));
    System.out.println(
        quality.shortfalls == 0 ? "all as it should be" : quality.shortfalls + " fall short");
    System.exit(quality.shortfalls == 0 ? 0 : 1);
  }

  private void fates(Path folder) throws IOException {
    System.out.printf(
        "%-58s %-26s %7s %8s %8s %8s %s%n",
        "file", "read as", "lines", "accepted", "rejected", "skipped", "");
    for (Expectation want : Expectation.ALL) {
      Path file = want.find(folder);
      ReadReport report;
      try (InputStream in = Files.newInputStream(file)) {
        report = READER.read(in, file.getFileName().toString(), request -> {});
      }
      boolean good =
          report.accepted() == want.accepted()
              && report.rejected() == want.rejected()
              && report.skipped() == want.skipped();
      shortfalls += good ? 0 : 1;
      String name = folder.relativize(file).toString();
      System.out.printf(
          "%-58s %-26s %7d %8d %8d %8d %s%n",
          name.length() > 58 ? name.substring(0, 55) + "..." : name,
          report
              .format()
              .map(format -> format.label())
              .orElse("skipped: " + report.skipReason().map(Enum::name).orElse("")),
          report.lines(),
          report.accepted(),
          report.rejected(),
          report.skipped(),
          good ? "ok" : "SHORT, wanted " + want);
    }
  }

  /** Cases of another parser: each has a line and what it made of it. */
  private void parserCases(Path file) throws IOException {
    int equal = 0;
    int compared = 0;
    List<String> lines = Files.readAllLines(file);
    for (String line : lines) {
      Map<?, ?> row = (Map<?, ?>) JsonTree.parse(line);
      Map<?, ?> want = (Map<?, ?>) row.get("want");
      Optional<Map<String, String>> got = one(String.valueOf(row.get("input")));
      boolean all = got.isPresent();
      for (Map.Entry<?, ?> field : want.entrySet()) {
        Optional<String> name = nameOfCase(String.valueOf(field.getKey()));
        if (name.isPresent() && got.isPresent()) {
          compared++;
          String value = FieldOracle.normal(name.get(), field.getValue());
          all &= same(String.valueOf(row.get("name")), name.get(), value, got.get());
        }
      }
      equal += all ? 1 : 0;
    }
    shortfalls += equal == lines.size() ? 0 : 1;
    System.out.printf(
        "%s: %d of %d lines equal, %d fields compared%n",
        file.getFileName(), equal, lines.size(), compared);
  }

  /** In these lines the host is the one of the URL, not of the TLS handshake. */
  private static Optional<String> nameOfCase(String documented) {
    return documented.equals("domain_name") ? Optional.empty() : FieldOracle.nameOf(documented);
  }

  /** Lines of the vendor's own documents, taken apart by the vendor's own table of fields. */
  private void documents(Path folder) throws IOException {
    for (String name : List.of("alb", "classic-elb", "nlb", "cloudfront")) {
      List<String> lines = Files.readAllLines(folder.resolve(name + ".log"));
      boolean tabs = name.equals("cloudfront");
      List<String> fields =
          tabs
              ? List.of(lines.get(1).substring("#Fields: ".length()).split(" ", -1))
              : DocumentedLine.fields(Files.readAllLines(folder.resolve(name + "-fields.tsv")));
      List<String> rows = tabs ? lines.subList(2, lines.size()) : lines;
      String header = tabs ? lines.get(1) + "\n" : "";
      int equal = 0;
      int compared = 0;
      for (String row : rows) {
        Optional<Map<String, String>> got = one(header + row);
        boolean all = got.isPresent();
        Map<String, String> want = DocumentedLine.read(name, fields, row, tabs);
        for (Map.Entry<String, String> field : want.entrySet()) {
          compared++;
          all &= got.isPresent() && same(name, field.getKey(), field.getValue(), got.get());
        }
        equal += all ? 1 : 0;
      }
      shortfalls += equal == rows.size() ? 0 : 1;
      System.out.printf(
          "%s.log: %d of %d lines equal, %d fields compared%n", name, equal, rows.size(), compared);
    }
  }

  private static boolean same(String where, String name, String want, Map<String, String> got) {
    String found = got.get(name);
    // A malformed URL ends in what stands for a path that never came.
    boolean same = want.equals(found) || (name.equals("url") && want.equals(found + "-"));
    if (!same) {
      System.out.println("  " + where + ": " + name + " is " + found + ", wanted " + want);
    }
    return same;
  }

  private static Optional<Map<String, String>> one(String text) throws IOException {
    List<Map<String, String>> got = new ArrayList<>();
    READER.read(
        new ByteArrayInputStream((text + "\n").getBytes(UTF_8)),
        "",
        request -> got.add(FieldOracle.of(request)));
    return got.stream().findFirst();
  }
}
