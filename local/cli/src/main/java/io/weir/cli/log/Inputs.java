package io.weir.cli.log;

import io.weir.cli.Failures;
import io.weir.cli.files.LogFiles;
import io.weir.log.UnreadableObjectException;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The objects that a command was given: files, folders, and {@code -} for standard input. */
final class Inputs {
  private static final ObjectRef STANDARD_INPUT = new ObjectRef("standard input", "-", "");

  /** Reads one object. */
  interface Reader {
    void read(InputStream in, ObjectRef object) throws IOException;
  }

  private Inputs() {}

  /**
   * Reads all of them in order. One that cannot be read to its end is named on the error stream,
   * and the next is read.
   *
   * @param paths the paths; none is the same as {@code -}
   * @return how many could not be read
   * @throws IOException if a path does not exist, or a stream fails
   */
  static int readAll(List<String> paths, PrintWriter err, Reader reader) throws IOException {
    int failures = 0;
    for (ObjectRef object : find(paths)) {
      try (InputStream in = open(object)) {
        reader.read(in, object);
      } catch (UnreadableObjectException e) {
        err.println("weir: " + object.key() + ": not read: " + Failures.describe(e));
        failures++;
      }
    }
    return failures;
  }

  private static InputStream open(ObjectRef object) throws IOException {
    return object.equals(STANDARD_INPUT) ? System.in : LogFiles.source().open(object);
  }

  private static List<ObjectRef> find(List<String> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    boolean standardInput = paths.isEmpty();
    for (String path : paths) {
      if (path.equals("-")) {
        standardInput = true;
      } else {
        files.add(Path.of(path));
      }
    }
    List<ObjectRef> objects = new ArrayList<>(LogFiles.find(files));
    if (standardInput) {
      objects.add(STANDARD_INPUT);
    }
    return objects;
  }
}
