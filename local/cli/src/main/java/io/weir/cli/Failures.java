package io.weir.cli;

import io.weir.log.UnreadableObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What went wrong, as a person can act on it. */
public final class Failures {
  private Failures() {}

  /** Returns whether it is about what a person gave, not about a defect of Weir itself. */
  public static boolean isOfInput(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof IllegalArgumentException;
  }

  /** Returns whether whoever read the output has gone, as {@code head} does. */
  public static boolean isBrokenPipe(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause instanceof IOException ? cause.getMessage() : null;
      if (message != null && message.contains("Broken pipe")) {
        return true;
      }
    }
    return false;
  }

  /** Returns one line. */
  public static String describe(Throwable failure) {
    if (failure instanceof UncheckedIOException unchecked) {
      return describe(unchecked.getCause());
    }
    if (failure instanceof UnreadableObjectException unreadable) {
      String reason = unreadable.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return reason + ": " + unreadable.getMessage();
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + ": is there already, and is no folder";
    }
    if (failure instanceof NotDirectoryException file) {
      return file.getFile() + ": is no folder";
    }
    if (failure instanceof InvalidPathException path) {
      return path.getInput() + ": no path: " + path.getReason();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
