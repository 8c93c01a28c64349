package io.weir.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's modules by the names of their folders, and what each may use. */
final class Modules {
  /** All that ships, without tests and benchmarks. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.weir");

  private static final Pattern FOLDER = Pattern.compile("/(shared|functions|local)/(\\w+)/target/");

  /** Which modules each may use; a module that is not in the table may not exist. */
  static final Map<String, Set<String>> MAY_USE = table();

  private Modules() {}

  private static Map<String, Set<String>> table() {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    table.put("logs", Set.of());
    table.put("threats", Set.of("logs"));
    table.put("traffic", Set.of("logs", "threats"));
    table.put("forest", Set.of());
    Set<String> belowDetection = Set.of("logs", "threats", "traffic", "forest");
    table.put("detection", belowDetection);
    table.put("aws", Set.of("logs", "threats", "traffic", "detection"));
    Set<String> belowFunctions = Set.of("logs", "threats", "traffic", "detection", "aws");
    for (String function : Set.of("ingest", "score", "notify", "train", "respond", "answer")) {
      table.put(function, belowFunctions);
    }
    table.put("report", Set.of("logs", "threats", "traffic", "detection"));
    table.put("lab", Set.of("logs", "threats", "traffic", "forest", "detection"));
    table.put(
        "cloud",
        Set.of(
            "logs",
            "threats",
            "traffic",
            "detection",
            "aws",
            "ingest",
            "score",
            "notify",
            "train",
            "respond",
            "answer"));
    table.put(
        "cli",
        Set.of(
            "logs", "threats", "traffic", "forest", "detection", "aws", "report", "lab", "cloud"));
    return table;
  }

  /** Returns the name of the module that the class is of; empty for a class from elsewhere. */
  static String of(JavaClass type) {
    String location = type.getSource().map(source -> source.getUri().toString()).orElse("");
    Matcher folder = FOLDER.matcher(location);
    return folder.find() ? folder.group(2) : "";
  }

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith("io.weir");
  }

  /** Returns the class itself, or what an array of it is made of. */
  static JavaClass component(JavaClass type) {
    return type.isArray() ? type.getBaseComponentType() : type;
  }
}
