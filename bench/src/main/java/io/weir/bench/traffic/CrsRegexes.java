package io.weir.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Six regexes that people do ask about every request: of each of six files of the OWASP Core Rule
 * Set the first regex of paranoia level 1. The rules come as a Go module; they are not part of this
 * project.
 */
final class CrsRegexes {
  private static final String MODULE = "github.com/corazawaf/coraza-coreruleset/v4@v4.25.0";
  private static final List<String> FILES =
      List.of(
          "REQUEST-930-APPLICATION-ATTACK-LFI.conf",
          "REQUEST-932-APPLICATION-ATTACK-RCE.conf",
          "REQUEST-933-APPLICATION-ATTACK-PHP.conf",
          "REQUEST-941-APPLICATION-ATTACK-XSS.conf",
          "REQUEST-942-APPLICATION-ATTACK-SQLI.conf",
          "REQUEST-944-APPLICATION-ATTACK-JAVA.conf");
  private static final Pattern FOLDER = Pattern.compile("\"Dir\": \"([^\"]+)\"");

  private CrsRegexes() {}

  /** Returns the folder with the rules; empty without Go or without the module. */
  static Optional<Path> find(Runs runs) throws IOException, InterruptedException {
    if (!Runs.exists("go")) {
      return Optional.empty();
    }
    Runs.Run run = runs.shell("cd '" + temporary() + "' && go mod download -json " + MODULE);
    Matcher matcher = FOLDER.matcher(String.join("\n", run.lines()));
    return matcher.find()
        ? Optional.of(Path.of(matcher.group(1), "rules", "@owasp_crs"))
        : Optional.empty();
  }

  /** Outside of any module, so that nothing is written beside it. */
  private static String temporary() {
    return System.getProperty("java.io.tmpdir");
  }

  /** Returns the regexes of the folder. */
  static List<Pattern> read(Path folder) throws IOException {
    List<Pattern> regexes = new ArrayList<>();
    for (String file : FILES) {
      regexes.add(first(Files.readString(folder.resolve(file), UTF_8)));
    }
    return regexes;
  }

  /** A rule is its variables, its operator and its actions, over several lines. */
  private static Pattern first(String rules) throws IOException {
    for (String rule : rules.split("\nSecRule ", -1)) {
      int operator = rule.indexOf(" \"@rx ");
      if (operator > 0 && operator < rule.indexOf('\n') && rule.contains("paranoia-level/1'")) {
        int end = rule.indexOf("\" \\\n", operator);
        return Pattern.compile(rule.substring(operator + 6, end).replace("\\\"", "\""));
      }
    }
    throw new IOException("no regex of paranoia level 1");
  }
}
