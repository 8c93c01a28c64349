package io.weir.bench.traffic;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with nothing but the classes that are measured, one file each: as Lambda has a function
 * on its class path, whose package it unpacks.
 */
final class FunctionFolder {
  /** The modules that ingest reads an object with. */
  private static final List<String> MODULES = List.of("logs", "threats", "traffic");

  private FunctionFolder() {}

  /** Makes the folder anew, from what is on the class path. */
  static Path in(Path folder) throws IOException {
    Path function = folder.resolve("function");
    if (Files.exists(function)) {
      for (Path old : below(function, Comparator.reverseOrder())) {
        Files.delete(old);
      }
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      String name = path.getFileName().toString();
      if (MODULES.stream().anyMatch(module -> name.startsWith("weir-" + module))) {
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
          copy(jar.getPath("/"), jar.getPath("/io"), function);
        }
      } else if (name.equals("classes") && MODULES.contains(moduleOf(path))) {
        copy(path, path.resolve("io"), function);
      } else if (name.equals("classes") && moduleOf(path).equals("bench")) {
        copy(path, path.resolve("io/weir/bench/traffic"), function);
      }
    }
    return function;
  }

  /** Returns the folder of the module whose {@code target/classes} this is. */
  private static String moduleOf(Path classes) {
    return classes.toAbsolutePath().getParent().getParent().getFileName().toString();
  }

  private static void copy(Path root, Path from, Path to) throws IOException {
    for (Path source : below(from, Comparator.naturalOrder())) {
      Path target = to.resolve(root.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(target);
      } else {
        Files.copy(source, target);
      }
    }
  }

  private static List<Path> below(Path folder, Comparator<Path> order) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(order).toList();
    }
  }
}
