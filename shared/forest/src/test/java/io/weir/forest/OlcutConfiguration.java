package io.weir.forest;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads a trainer from an OLCUT configuration. */
final class OlcutConfiguration {
  private OlcutConfiguration() {}

  static IsolationForestTrainer load(String component) {
    try {
      Path file = Files.createTempFile("trainer", ".xml");
      try {
        Files.writeString(file, "<?xml version=\"1.0\"?><config>" + component + "</config>");
        return (IsolationForestTrainer) new ConfigurationManager(file.toString()).lookup("t");
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
