package io.weir.cli.files;

import io.weir.store.LogSource;
import io.weir.window.ObjectRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files and folders of the local disk as log objects: the bucket is the folder that was named, the
 * key is the path below it, the version is the size and the time of the last change.
 */
public final class LogFiles implements LogSource {
  private static final int MAX_DEPTH = 32;

  private LogFiles() {}

  /** Returns a source that opens what {@link #find} returns. */
  public static LogSource source() {
    return new LogFiles();
  }

  /**
   * Returns the regular files at and below the paths, each once, in order of their paths. Hidden
   * files and folders below a named folder are left out.
   *
   * @throws NoSuchFileException if one of the paths does not exist
   */
  public static List<ObjectRef> find(List<Path> paths) throws IOException {
    TreeMap<Path, ObjectRef> found = new TreeMap<>();
    for (Path path : paths) {
      Path root = path.toRealPath();
      if (Files.isDirectory(root)) {
        for (Path file : filesBelow(root)) {
          found.putIfAbsent(file, objectOf(root, file));
        }
      } else {
        found.putIfAbsent(root, objectOf(root.getParent(), root));
      }
    }
    return List.copyOf(found.values());
  }

  private static Set<Path> filesBelow(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root, MAX_DEPTH)) {
      return walk.filter(file -> Files.isRegularFile(file) && !isHidden(root.relativize(file)))
          .collect(java.util.stream.Collectors.toSet());
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static ObjectRef objectOf(Path folder, Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new ObjectRef(
        folder.toString(),
        folder.relativize(file).toString(),
        attributes.size() + "-" + attributes.lastModifiedTime().toMillis());
  }

  @Override
  public InputStream open(ObjectRef object) throws IOException {
    try {
      return Files.newInputStream(Path.of(object.bucket()).resolve(object.key()));
    } catch (NoSuchFileException e) {
      throw (FileNotFoundException)
          new FileNotFoundException(e.getFile() + ": no such file").initCause(e);
    }
  }
}
