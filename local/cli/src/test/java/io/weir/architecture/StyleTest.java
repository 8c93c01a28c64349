package io.weir.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules that can be told from the classes. */
class StyleTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  @Test
  void types_areFinalSoThatNoneIsABase() {
    classes()
        .that(DescribedPredicate.describe("are written classes", StyleTest::isWrittenClass))
        .should()
        .haveModifier(FINAL)
        .andShould()
        .notHaveModifier(ABSTRACT)
        .check(Modules.CLASSES);
  }

  @Test
  void names_sayWhatATypeIs() {
    noClasses()
        .should()
        .haveNameMatching(".*\\.\\w*(Impl|Utils?|Helper|Manager|Base)|.*\\.(I[A-Z]|Abstract)\\w*")
        .check(Modules.CLASSES);
  }

  @Test
  void packages_sayWhatLivesInThem() throws IOException {
    try (Stream<Path> folders = Files.walk(ROOT)) {
      List<Path> silent =
          folders
              .filter(StyleTest::isOurs)
              .filter(folder -> ROOT.relativize(folder).toString().contains("src/main/java/"))
              .filter(StyleTest::hasTypes)
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  @Test
  void packages_sayItInTwoToFiveLines() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      assertThat(files.filter(StyleTest::isOurs).filter(file -> file.endsWith("package-info.java")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readAllLines(file).stream().filter(StyleTest::saysSomething))
                      .hasSizeBetween(2, 5));
    }
  }

  /** Tools that checks have installed beside the build bring sources of their own. */
  private static boolean isOurs(Path path) {
    return !ROOT.relativize(path).startsWith(".weir");
  }

  private static boolean saysSomething(String line) {
    return line.startsWith(" * ");
  }

  private static boolean hasTypes(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWrittenClass(JavaClass type) {
    return !type.isInterface() && !type.isEnum() && !type.isRecord() && !type.isAnonymousClass();
  }
}
