package io.weir.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages that alerts link to: one for each kind, and none of a kind that is gone. */
class AlertPagesTest {
  private static final Path DOCS = Path.of("..", "..", "docs").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  @ParameterizedTest
  @EnumSource(FindingType.class)
  void everyKind_hasAPageThatSaysWhatToDo(FindingType type) throws IOException {
    String page = Files.readString(DOCS.resolve("alerts").resolve(file(type)));

    assertThat(page)
        .startsWith("# " + type.label() + "\n")
        .contains("## When it is told\n", "## Look at\n", "## Do\n", "## If it was no trouble\n");
  }

  @Test
  void everyPage_isOfAKindAndLeadsSomewhere() throws IOException {
    Set<String> kinds =
        Arrays.stream(FindingType.values()).map(AlertPagesTest::file).collect(Collectors.toSet());
    try (Stream<Path> pages = Files.list(DOCS.resolve("alerts"))) {
      for (Path page : pages.toList()) {
        assertThat(kinds).contains(page.getFileName().toString());
        assertLinksExist(page);
      }
    }
    assertLinksExist(DOCS.resolve("alerts.md"));
  }

  private static void assertLinksExist(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      assertThat(page.resolveSibling(link.group(1)).normalize()).as(page.toString()).exists();
    }
  }

  private static String file(FindingType type) {
    return type.label().toLowerCase(Locale.ROOT) + ".md";
  }
}
