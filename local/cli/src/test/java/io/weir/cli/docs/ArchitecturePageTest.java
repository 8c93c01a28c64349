package io.weir.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page that names types which are gone leads its readers astray. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");
  private static final Pattern DRAWN = Pattern.compile("\\b([A-Z][a-z]+(?:[A-Z][a-z]+)+)\\b");

  /** What the drawings name beside types. */
  private static final Set<String> PRODUCTS = Set.of("CloudWatch", "EventBridge");

  @Test
  void architecturePage_everyTypeItNames_exists() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/architecture.md"));
    Set<String> named = new TreeSet<>();
    Matcher inText = NAME.matcher(page);
    while (inText.find()) {
      named.add(inText.group(1));
    }
    Matcher inDrawing = DRAWN.matcher(page.substring(page.indexOf("```"), page.lastIndexOf("```")));
    while (inDrawing.find()) {
      if (!PRODUCTS.contains(inDrawing.group(1))) {
        named.add(inDrawing.group(1));
      }
    }

    assertThat(named).hasSizeGreaterThan(60);
    assertThat(types()).containsAll(named);
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(ROOT::relativize)
          .filter(file -> file.toString().contains("src/main/java"))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
