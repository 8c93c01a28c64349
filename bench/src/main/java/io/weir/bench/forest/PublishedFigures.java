package io.weir.bench.forest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** AUROC of LinkedIn's standard isolation forest, by name of the set. */
record PublishedFigures(Map<String, Double> byName) {

  /** Reads them from the folder; none if it has no such file. */
  static PublishedFigures read(Path folder) throws IOException {
    Path file = folder.resolve("published-linkedin-isolation-forest.tsv");
    Map<String, Double> figures = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] cells = line.split("\t", -1);
        if (cells[2].equals("StandardIF")) {
          figures.put(plainName(cells[0]), Double.parseDouble(cells[3].split(" ", -1)[0]));
        }
      }
    }
    return new PublishedFigures(figures);
  }

  /** Returns the published figure of the set, if there is one. */
  Optional<Double> auroc(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static String plainName(String title) {
    return title.split(" ", -1)[0].toLowerCase(Locale.ROOT);
  }
}
