package io.weir.bench.traffic;

import io.weir.lab.generate.LogObject;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.Weeks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes three weeks of five balancers, with an incident of each type in the last week of each, one
 * file for each balancer and day: {@code bench/run traffic.SourceWeeks FOLDER}. What {@code weir
 * run} makes of them shows how a report of that size does.
 */
public final class SourceWeeks {
  private static final int SOURCES = 5;
  private static final int WINDOWS_OF_A_DAY = 288;
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  private SourceWeeks() {}

  /** Writes them into the folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (int seed = 1; seed <= SOURCES; seed++) {
      TrafficGenerator traffic = Weeks.of(seed, START);
      int windows = traffic.shape().windows();
      for (int first = 0; first < windows; first += WINDOWS_OF_A_DAY) {
        Path file = folder.resolve("shop-%d-%02d.log.gz".formatted(seed, first / WINDOWS_OF_A_DAY));
        try (OutputStream out = Files.newOutputStream(file)) {
          for (int window = first; window < Math.min(windows, first + WINDOWS_OF_A_DAY); window++) {
            for (LogObject object : traffic.objects(window)) {
              // Compressed pieces one behind the other are a compressed whole.
              out.write(object.bytes().toByteArray());
            }
          }
        }
      }
    }
  }
}
