package io.weir.log.format;

import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;

/** A kind that is read: one row of the table of formats. */
public interface Format extends Kind {
  /** Returns the name that people see and that is stored. */
  LogFormat name();

  /** Returns how lines stand that are said to be of this format and tell nothing themselves. */
  default Layout plainLayout() {
    return Layout.LINES;
  }

  /** Returns whether its records may come as JSON objects. */
  default boolean readsJson() {
    return true;
  }

  /** Returns what a person should know of it. */
  FormatDescription description();

  /**
   * Returns a new reader of the lines or records of one object.
   *
   * @param layout how they stand in it; never one that the format does not have
   * @param key the object's key, decoded
   * @param drift takes what the reader does not know
   */
  LineParser parser(Layout layout, String key, Drift drift);
}
