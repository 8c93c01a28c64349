package io.weir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Which module may use which, and what of it. */
class ModulesTest {
  /**
   * The packages of each module that others may use, where that is not all of them. Detection has a
   * second row in {@link #detection_isRunByItsSteps}.
   */
  private static final Map<String, Set<String>> FACES =
      Map.of(
          "logs", Set.of("io.weir.log"),
          "threats", Set.of("io.weir.threat", "io.weir.threat.allow", "io.weir.threat.catalogue"),
          "traffic",
              Set.of("io.weir.bytes", "io.weir.signal", "io.weir.window", "io.weir.window.segment"),
          "forest",
              Set.of("io.weir.forest", "io.weir.forest.artifact", "io.weir.forest.evaluation"),
          "cloud", Set.of("io.weir.cloud", "io.weir.cloud.service", "io.weir.cloud.stack"));

  @Test
  void modules_useOnlyThoseBelowThem() {
    classes()
        .should(
            useOnly(
                "modules below their own",
                (from, to) ->
                    Modules.MAY_USE
                        .getOrDefault(Modules.of(from), Set.of())
                        .contains(Modules.of(to))))
        .check(Modules.CLASSES);
  }

  @Test
  void modules_useOnlyTheFacesOfOthers() {
    classes()
        .should(
            useOnly(
                "the packages that other modules offer",
                (from, to) ->
                    FACES
                        .getOrDefault(Modules.of(to), Set.of(to.getPackageName()))
                        .contains(to.getPackageName())))
        .check(Modules.CLASSES);
  }

  @Test
  void detection_isRunByItsSteps() {
    Set<String> judging = Set.of("io.weir.baseline", "io.weir.feature", "io.weir.model");
    Set<String> outside =
        Set.of("aws", "ingest", "score", "notify", "train", "respond", "answer", "cloud");
    classes()
        .should(
            useOnly(
                "of detection its steps, stores and what they hand on",
                (from, to) ->
                    !outside.contains(Modules.of(from)) || !judging.contains(to.getPackageName())))
        .check(Modules.CLASSES);
  }

  @Test
  void modules_areThoseOfTheTable() {
    Set<String> found = new TreeSet<>();
    Modules.CLASSES.forEach(type -> found.add(Modules.of(type)));
    assertThat(found).isEqualTo(new TreeSet<>(Modules.MAY_USE.keySet()));
  }

  @Test
  void packages_areOfOneModule() {
    Map<String, Set<String>> modules = new TreeMap<>();
    for (JavaClass type : Modules.CLASSES) {
      modules.computeIfAbsent(type.getPackageName(), none -> new TreeSet<>()).add(Modules.of(type));
    }
    assertThat(modules).allSatisfy((name, of) -> assertThat(of).hasSize(1));
  }

  /** Holds for every use of a class of another module. */
  private static ArchCondition<JavaClass> useOnly(
      String what, BiPredicate<JavaClass, JavaClass> allowed) {
    return new ArchCondition<>("use only " + what) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (Dependency use : from.getDirectDependenciesFromSelf()) {
          JavaClass to = Modules.component(use.getTargetClass());
          if (Modules.isOurs(to)
              && !Modules.of(from).equals(Modules.of(to))
              && !allowed.test(from, to)) {
            events.add(SimpleConditionEvent.violated(from, use.getDescription()));
          }
        }
      }
    };
  }
}
