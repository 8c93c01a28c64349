package io.weir.cli.backfill;

import io.weir.finding.StableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The last key that a backfill has told of, in a file of its own, so that it can go on there. */
final class Bookmark {
  private final Path file;

  private Bookmark(Path file) {
    this.file = file;
  }

  /** Returns the bookmark of what was asked for. */
  static Bookmark of(Path folder, String asked) {
    return new Bookmark(folder.resolve("backfill-" + StableId.of(asked) + ".key"));
  }

  /** Returns the key; empty if nothing was told of, or all. */
  Optional<String> last() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Replaces the key as a whole: a reader sees the one or the other. */
  void note(String key) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, key);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
