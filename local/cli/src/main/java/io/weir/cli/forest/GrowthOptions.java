package io.weir.cli.forest;

import io.weir.forest.ForestSettings;
import io.weir.forest.ScoringMode;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How to grow a forest, as options. */
final class GrowthOptions {
  @Option(names = "--trees", defaultValue = "100", description = "Trees (${DEFAULT-VALUE}).")
  private int trees;

  @Option(
      names = "--sample-size",
      defaultValue = "256",
      description = "Rows each tree sees (${DEFAULT-VALUE}).")
  private int sampleSize;

  @Option(
      names = "--max-depth",
      defaultValue = "0",
      description = "Most splits on a path; 0 means ceil(log2(sample size)).")
  private int maxDepth;

  @Option(
      names = "--mode",
      defaultValue = "classic",
      converter = ModeConverter.class,
      description = "Scoring: classic or box (${DEFAULT-VALUE}).")
  private ScoringMode mode;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Threads that grow trees (${DEFAULT-VALUE}); the forest stays the same.")
  private int threads;

  /** Reads a mode in lower case, as commands are written. */
  static final class ModeConverter implements ITypeConverter<ScoringMode> {
    @Override
    public ScoringMode convert(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "classic" -> ScoringMode.CLASSIC;
        case "box" -> ScoringMode.BOX;
        default -> throw new TypeConversionException("not a mode: " + word);
      };
    }
  }

  ForestSettings settings(long seed) {
    try {
      return new ForestSettings(trees, sampleSize, maxDepth, seed, mode, threads);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
  }
}
