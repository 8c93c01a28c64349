package io.weir.cli.files;

import io.weir.log.UnreadableObjectException;
import io.weir.log.UnreadableObjectException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The rows of a Parquet file, by the library Hardwood. Its classes need Java 21 and ours are made
 * for 17, so no class of it is named here: its methods are called by their names, and only where
 * the Java that runs can load them.
 */
final class Hardwood implements Closeable {
  private static final int NEEDED_JAVA = 21;
  private static final String READER = "dev.hardwood.reader.ParquetFileReader";
  private static final String INPUT = "dev.hardwood.InputFile";

  /** Held, as a logger that nobody holds forgets its level. What it says at ease is not for us. */
  private static final Logger CHATTER = Logger.getLogger("dev.hardwood");

  private final Object reader;
  private final Object rows;
  private final Method hasNext;
  private final Method next;
  private final Method isNull;
  private final Method value;
  private final List<String> names = new ArrayList<>();

  private Hardwood(Path file) throws ReflectiveOperationException {
    Class<?> input = Class.forName(INPUT);
    Class<?> readerType = Class.forName(READER);
    Object opened = input.getMethod("of", Path.class).invoke(null, file);
    reader = readerType.getMethod("open", input).invoke(null, opened);
    Method rowReader = readerType.getMethod("rowReader");
    rows = rowReader.invoke(reader);
    Class<?> rowsType = rowReader.getReturnType();
    hasNext = rowsType.getMethod("hasNext");
    next = rowsType.getMethod("next");
    isNull = rowsType.getMethod("isNull", int.class);
    value = rowsType.getMethod("getValue", int.class);
    int count = (int) rowsType.getMethod("getFieldCount").invoke(rows);
    for (int i = 0; i < count; i++) {
      names.add((String) rowsType.getMethod("getFieldName", int.class).invoke(rows, i));
    }
  }

  /**
   * Opens the file.
   *
   * @throws UnreadableObjectException if it is damaged, or the Java that runs is too old
   */
  static Hardwood open(Path file) throws IOException {
    int java = Runtime.version().feature();
    if (java < NEEDED_JAVA) {
      throw new UnreadableObjectException(
          Reason.UNSUPPORTED,
          "a Parquet file is read with Java "
              + NEEDED_JAVA
              + " or newer, and this is Java "
              + java
              + ": set JAVA_HOME to a newer one, or set the delivery to JSON, plain or W3C");
    }
    CHATTER.setLevel(Level.WARNING);
    try {
      return new Hardwood(file);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw unreadable(e);
    }
  }

  /** Returns the names of the columns, in order. */
  List<String> names() {
    return names;
  }

  /** Goes to the next row; false at the end. */
  boolean next() throws IOException {
    try {
      if (!(boolean) hasNext.invoke(rows)) {
        return false;
      }
      next.invoke(rows);
      return true;
    } catch (ReflectiveOperationException | LinkageError e) {
      throw unreadable(e);
    }
  }

  boolean isNull(int column) throws IOException {
    try {
      return (boolean) isNull.invoke(rows, column);
    } catch (ReflectiveOperationException e) {
      throw unreadable(e);
    }
  }

  /** Returns the value of the column in this row, by its logical type; there is one. */
  Object value(int column) throws IOException {
    try {
      return value.invoke(rows, column);
    } catch (ReflectiveOperationException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      ((AutoCloseable) rows).close();
      ((AutoCloseable) reader).close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("Parquet: " + e.getMessage(), e);
    }
  }

  /** The library throws what it likes at a damaged file; what it is about stands in its cause. */
  private static UnreadableObjectException unreadable(Throwable failure) {
    Throwable cause =
        failure instanceof InvocationTargetException thrown ? thrown.getCause() : failure;
    UnreadableObjectException unreadable =
        new UnreadableObjectException(Reason.CORRUPT, "Parquet: " + cause);
    unreadable.initCause(cause);
    return unreadable;
  }
}
