package io.weir.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What of the world outside each part of the project may touch. */
class UsesTest {
  private static final Set<String> FUNCTIONS =
      Set.of("ingest", "score", "notify", "train", "respond", "answer");

  @Test
  void aws_isUsedOnlyBehindTheStoresByTheFunctionsAndTheLocalCloud() {
    noClasses()
        .that(areNotOf(union(FUNCTIONS, "aws", "cloud")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "com.amazonaws..")
        .check(Modules.CLASSES);
  }

  @Test
  void lambda_isUsedOnlyByTheFunctionsAndTheLocalCloud() {
    noClasses()
        .that(areNotOf(union(FUNCTIONS, "cloud")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.amazonaws.services.lambda..")
        .check(Modules.CLASSES);
  }

  @Test
  void environment_isReadOnlyInOnePlace() {
    noClasses()
        .that(areNotOf(Set.of("aws")))
        .should()
        .callMethodWhere(target(owner(type(System.class))).and(target(name("getenv"))))
        .check(Modules.CLASSES);
  }

  @Test
  void time_comesInAsAClock() {
    noClasses()
        .that(areOf(Set.of("logs", "threats", "traffic", "detection")))
        .should()
        .callMethodWhere(tellsTheTime())
        .check(Modules.CLASSES);
  }

  @Test
  void chance_comesInAsASeed() {
    noClasses()
        .that(areOf(Set.of("logs", "threats", "traffic", "forest", "detection")))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ThreadLocalRandom.class)
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(Modules.CLASSES);
  }

  @Test
  void hotPath_hasNoRegularExpressions() {
    noClasses()
        .that(areOf(Set.of("logs", "threats", "traffic")))
        // What people read of the rules, which no line goes through, and patterns that somebody
        // gave.
        .and()
        .resideOutsideOfPackages("io.weir.threat.catalogue", "io.weir.log.web")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex")
        .orShould()
        .callMethodWhere(
            target(owner(type(String.class)))
                .and(target(nameMatching("matches|replaceAll|replaceFirst"))))
        .check(Modules.CLASSES);
  }

  @Test
  void output_isTheCommandLinesAlone() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        Modules.CLASSES.that(areNotOf(Set.of("cli", "lab", "cloud"))));
  }

  private static DescribedPredicate<JavaCall<?>> tellsTheTime() {
    DescribedPredicate<JavaCall<?>> now =
        target(owner(DescribedPredicate.describe("a date", UsesTest::isDate)))
            .and(target(name("now")))
            .and(target(rawParameterTypes(new Class<?>[0])));
    return now.or(target(owner(type(Clock.class))).and(target(nameMatching("system.*"))))
        .or(
            target(owner(type(System.class)))
                .and(target(nameMatching("currentTimeMillis|nanoTime"))));
  }

  private static boolean isDate(JavaClass type) {
    return type.getPackageName().equals("java.time");
  }

  private static DescribedPredicate<JavaClass> type(Class<?> type) {
    return JavaClass.Predicates.type(type);
  }

  private static DescribedPredicate<JavaClass> areOf(Set<String> modules) {
    return DescribedPredicate.describe(
        "are of " + modules, type -> modules.contains(Modules.of(type)));
  }

  private static DescribedPredicate<JavaClass> areNotOf(Set<String> modules) {
    return DescribedPredicate.describe(
        "are not of " + modules, type -> !modules.contains(Modules.of(type)));
  }

  private static Set<String> union(Set<String> some, String... others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(Set.of(others));
    return all;
  }
}
