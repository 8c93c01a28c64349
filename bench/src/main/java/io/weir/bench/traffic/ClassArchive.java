package io.weir.bench.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The measured classes in a jar, and an archive of them in the form that the JVM has in memory: as
 * the command {@code weir} makes one of its own when it is built.
 *
 * @param jar what the archive fits
 * @param file the archive
 */
record ClassArchive(Path jar, Path file) {
  /** Makes both anew, by reading the object once. */
  static ClassArchive make(Runs runs, Path function, Path jdk, Path object)
      throws IOException, InterruptedException {
    Path jar = function.resolveSibling("function.jar");
    Path file = function.resolveSibling("function.jsa");
    Files.deleteIfExists(jar);
    Files.deleteIfExists(file);
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    int failed =
        tool.run(
            System.out, System.err, "-c", "-f", jar.toString(), "-C", function.toString(), ".");
    ClassArchive archive = new ClassArchive(jar, file);
    runs.run(archive.command(jdk, "-XX:ArchiveClassesAtExit=" + file, object));
    if (failed != 0 || !Files.exists(file)) {
      throw new IOException("no class archive could be made");
    }
    return archive;
  }

  /** Returns the command line that reads an object with the archive. */
  List<String> command(Path jdk, Path object) {
    return command(jdk, "-XX:SharedArchiveFile=" + file, object);
  }

  private List<String> command(Path jdk, String option, Path object) {
    return List.of(
        jdk.resolve("bin/java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        option,
        "-cp",
        jar.toString(),
        Ingest.class.getName(),
        object.toString());
  }
}
