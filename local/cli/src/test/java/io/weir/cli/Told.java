package io.weir.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command said.
 *
 * @param exitCode its exit code
 * @param out what went to standard output
 * @param err what went to standard error, but for progress
 */
public record Told(int exitCode, String out, String err) {
  /** Runs a command in this process. */
  public static Told by(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Weir.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Told(exitCode, out.toString(), err.toString());
  }

  /** Returns all that was said. */
  public String all() {
    return out + err;
  }
}
