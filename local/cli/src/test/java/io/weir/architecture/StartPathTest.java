package io.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.weir.functions.ingest.IngestHandler;
import io.weir.threat.file.KnownTable;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A function that starts runs the static initialisers of its classes while a request waits. They
 * may fill tables; they may not compile expressions, read resources or files, or set up streams and
 * formats, whose classes are loaded for that alone.
 */
class StartPathTest {
  private static final Pattern HEAVY_OWNERS =
      Pattern.compile(
          "java\\.util\\.regex\\..*|java\\.util\\.stream\\..*|java\\.nio\\.file\\..*"
              + "|java\\.net\\..*|java\\.util\\.(ServiceLoader|Formatter|Scanner)"
              + "|java\\.text\\..*|java\\.time\\.format\\..*"
              + "|software\\.amazon\\..*");

  @Test
  void ingest_startsWithoutHeavyStaticInitialisers() {
    Set<JavaClass> path = StartPath.from(Modules.CLASSES.get(IngestHandler.class));
    assertThat(path).hasSizeGreaterThan(100);
    assertThat(StartPath.initialCalls(path, StartPathTest::isHeavy))
        // The table of known requests is data that people add to, and some 20 KB that are read
        // once.
        .noneMatch(call -> !call.contains(KnownTable.class.getName() + ".rows()"));
  }

  @Test
  void rule_findsWhatAnInitialiserCallsByAnother() {
    Set<JavaClass> path =
        StartPath.from(new ClassFileImporter().importClasses(Slow.class).get(Slow.class));
    assertThat(StartPath.initialCalls(path, StartPathTest::isHeavy))
        .anyMatch(call -> call.contains("java.util.regex.Pattern.compile"))
        .anyMatch(call -> call.contains("getResourceAsStream"));
  }

  private static boolean isHeavy(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return HEAVY_OWNERS.matcher(owner).matches()
        || name.startsWith("getResource")
        || (owner.equals("java.lang.Class") && name.equals("forName"))
        || (owner.equals("java.lang.String") && Set.of("format", "formatted").contains(name));
  }

  /** What the rule is there to find. */
  static final class Slow {
    static final Pattern WORDS = words();
    static final boolean THERE = Slow.class.getResourceAsStream("words.txt") != null;

    private static Pattern words() {
      return Pattern.compile("\\w+");
    }
  }
}
