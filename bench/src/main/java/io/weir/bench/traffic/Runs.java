package io.weir.bench.traffic;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs other processes on one processor and takes their time. */
final class Runs {
  /**
   * What a process did.
   *
   * @param command how to start it once more
   * @param seconds from its start to its end
   * @param exitCode what it returned
   * @param lines what it said
   */
  record Run(List<String> command, double seconds, int exitCode, List<String> lines) {
    /** Returns the time of a process that did its work; that of another one is no figure. */
    @Override
    public double seconds() {
      requireSuccess();
      return seconds;
    }

    private void requireSuccess() {
      if (exitCode != 0) {
        throw new IllegalStateException(
            "exit code " + exitCode + " of " + String.join(" ", command));
      }
    }

    /** Returns the numbers by their place in the line, without the first so many lines. */
    double[][] columns(int warmUp) {
      requireSuccess();
      int count = lines.size() - warmUp;
      double[][] columns = new double[numbers(0).length][count];
      for (int i = 0; i < count; i++) {
        double[] numbers = numbers(warmUp + i);
        for (int k = 0; k < columns.length; k++) {
          columns[k][i] = numbers[k];
        }
      }
      return columns;
    }

    /** Returns the numbers of a line. */
    double[] numbers(int line) {
      requireSuccess();
      String[] words = lines.get(line).trim().split(" ", -1);
      double[] numbers = new double[words.length];
      for (int i = 0; i < words.length; i++) {
        numbers[i] = Double.parseDouble(words[i]);
      }
      return numbers;
    }
  }

  private final Path function;
  private final boolean pinned;

  /** Runs what is in the {@link FunctionFolder}. */
  Runs(Path function) {
    this.function = function;
    this.pinned = exists("taskset");
  }

  boolean pinned() {
    return pinned;
  }

  static boolean exists(String program) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder).resolve(program))) {
        return true;
      }
    }
    return false;
  }

  /** Runs a worker in a JVM of its own. */
  Run java(Path home, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    return java(home, options, Worker.class, arguments);
  }

  /** Runs a class in a JVM of its own. */
  Run java(Path home, List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.add("-cp");
    boolean everything = arguments[0].equals("duckdb");
    command.add(everything ? System.getProperty("java.class.path") : function.toString());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Runs a program; what it says is read and, but for the last lines, dropped. */
  Run run(List<String> command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    if (pinned) {
      all.addAll(List.of("taskset", "-c", "1"));
    }
    all.addAll(command);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    }
    int exitCode = process.waitFor();
    return new Run(all, (System.nanoTime() - start) / 1e9, exitCode, lines);
  }

  /** Runs a shell command line whose output goes nowhere. */
  Run shell(String line) throws IOException, InterruptedException {
    return run(List.of("sh", "-c", line));
  }
}
