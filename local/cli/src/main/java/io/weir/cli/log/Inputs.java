package io.weir.cli.log;

import io.weir.cli.Failures;
import io.weir.cli.files.LogFiles;
import io.weir.cli.files.Unpacked;
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

  private Inputs() {}

  /**
   * Reads all of them in order. One that cannot be read to its end is named on the error stream,
   * and the next is read.
   *
   * @param paths the paths; none is the same as {@code -}
   * @param reader takes each object, and each file of an archive by itself
   * @return how many could not be read
   * @throws IOException if a path does not exist, or a stream fails
   */
  static int readAll(List<String> paths, PrintWriter err, Unpacked.Taker reader)
      throws IOException {
    int[] failures = {0};
    for (ObjectRef object : find(paths)) {
      Unpacked.Taker careful =
          (in, file) -> failures[0] += failing(() -> reader.take(in, file), file, err);
      try (InputStream in = open(object)) {
        failures[0] += failing(() -> Unpacked.each(in, object, careful), object, err);
      }
    }
    return failures[0];
  }

  private interface Reading {
    void read() throws IOException;
  }

  private static int failing(Reading reading, ObjectRef object, PrintWriter err)
      throws IOException {
    try {
      reading.read();
      return 0;
    } catch (UnreadableObjectException e) {
      err.println("weir: " + object.key() + ": not read: " + Failures.describe(e));
      return 1;
    }
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
