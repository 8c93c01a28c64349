package io.weir.bench.traffic;

import io.weir.bench.traffic.Runs.Run;
import java.io.IOException;
import java.nio.file.Path;

/** Compares with GoAccess and DuckDB, each of which reads the whole object in a process. */
record Peers(
    Runs runs, BenchTable table, Path folder, ClassArchive archive, Path jdk, String version) {
  /**
   * Adds the rows of an object.
   *
   * @param duckGate what DuckDB's ratio must be; 0 to leave it out
   */
  void add(Path file, String size, int rounds, double gate, double goal, double duckGate)
      throws IOException, InterruptedException {
    boolean goAccess = Runs.exists("goaccess");
    double[] full = new double[rounds];
    double[] archived = new double[rounds];
    double[] access = new double[rounds];
    double[] duck = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      full[i] = runs.java(jdk, TrafficBench.C1, Ingest.class, file.toString()).seconds();
      if (goAccess) {
        access[i] = goAccess(file);
        archived[i] = runs.run(archive.command(jdk, file)).seconds();
      }
      duck[i] = duckGate > 0 ? duckDb(file) : 0;
    }
    if (goAccess) {
      table.least(
          "P5",
          "GoAccess / full, class archive, " + size + " lines",
          version,
          Ratio.of(access, archived),
          gate,
          goal);
      String without = "GoAccess / full, without the archive, " + size + " lines";
      table.row("P5", without, version, Ratio.of(access, full).toString(), "", "");
    } else {
      System.out.println("P5    skipped: no goaccess here");
    }
    if (duckGate > 0) {
      table.least(
          "P6",
          "DuckDB, one thread / full, " + size + " lines",
          version,
          Ratio.of(duck, full),
          duckGate,
          3);
    }
  }

  private double goAccess(Path file) throws IOException, InterruptedException {
    String read = "gzip -dc '" + file + "' | goaccess - --log-format=AWSALB --no-progress";
    return runs.shell(read + " -o '" + folder.resolve("goaccess.json") + "' > /dev/null").seconds();
  }

  private double duckDb(Path file) throws IOException, InterruptedException {
    Run run = runs.java(jdk, TrafficBench.C1, "duckdb", file.toString());
    if (run.exitCode() != 0) {
      throw new IOException("DuckDB failed");
    }
    return run.seconds();
  }
}
