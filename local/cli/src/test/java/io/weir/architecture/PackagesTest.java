package io.weir.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No package is used by one that it uses itself. At the root of a module, what inner packages use
 * is vocabulary, and may not use them; the rest is the module's face, a room of its own.
 */
class PackagesTest {
  @Test
  void packages_haveNoCycles() {
    slices().assignedFrom(rooms(vocabulary())).should().beFreeOfCycles().check(Modules.CLASSES);
  }

  /** Returns what inner packages use of those around them, with all that this uses there. */
  private static Set<JavaClass> vocabulary() {
    Deque<JavaClass> open = new ArrayDeque<>();
    for (JavaClass type : Modules.CLASSES) {
      uses(type)
          .filter(used -> type.getPackageName().startsWith(used.getPackageName() + "."))
          .forEach(open::add);
    }
    Set<JavaClass> vocabulary = new HashSet<>();
    while (!open.isEmpty()) {
      JavaClass type = open.remove();
      if (vocabulary.add(type)) {
        Stream.concat(uses(type), type.getEnclosingClass().stream())
            .filter(used -> used.getPackage().equals(type.getPackage()))
            .forEach(open::add);
      }
    }
    return vocabulary;
  }

  private static Stream<JavaClass> uses(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(use -> Modules.component(use.getTargetClass()))
        .filter(Modules::isOurs);
  }

  private static SliceAssignment rooms(Set<JavaClass> vocabulary) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        if (!Modules.isOurs(type)) {
          return SliceIdentifier.ignore();
        }
        String room = type.getPackageName();
        return SliceIdentifier.of(vocabulary.contains(type) ? room + " (vocabulary)" : room);
      }

      @Override
      public String getDescription() {
        return "packages, and the vocabulary at the root of modules";
      }
    };
  }
}
