package io.weir.lab.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads the labelled corpora under a folder; a set whose file is not there is left out. */
public final class AttackCorpora {
  private static final Pattern COMBINED =
      Pattern.compile(
          "^\\S+ \\S+ \\S+ \\[[^]]*] \"(\\S+) (\\S+)[^\"]*\" \\S+ \\S+ \"([^\"]*)\""
              + " \"([^\"]*)\"?.*$");

  private final Path folder;
  private final ObjectMapper json = new ObjectMapper();

  public AttackCorpora(Path folder) {
    this.folder = folder;
  }

  /** Returns the rows of each set, by its name; empty for one that is not there. */
  public Map<String, List<Row>> read() throws IOException {
    Map<String, List<Row>> sets = new LinkedHashMap<>();
    sets.put("crs", crs());
    sets.put("libinjection", read("attack-libinjection/libinjection.jsonl.gz", this::libinjection));
    sets.put("gotestwaf", read("attack-gotestwaf/gotestwaf.jsonl", this::goTestWaf));
    sets.put("waf-bypass", read("attack-waf-bypass/waf-bypass.jsonl", this::wafBypass));
    sets.put("payloads", read("attack-payloadsallthethings/payloads.jsonl.gz", this::payload));
    sets.put("recent", read("attack-recent/attack-recent.jsonl", row -> whole(row, true)));
    sets.put("hard", read("benign-hard/benign-hard.jsonl", row -> whole(row, false)));
    sets.put("crawlers", read("ua-crawlers/crawler-user-agents.jsonl", this::crawler));
    sets.put(
        "semicomplete", read("benign-semicomplete-apache/apache_logs.gz", AttackCorpora::combined));
    return sets;
  }

  private interface LineReader {
    List<Row> rows(String line) throws IOException;
  }

  private List<Row> read(String name, LineReader reader) throws IOException {
    Path file = folder.resolve(name);
    List<Row> rows = new ArrayList<>();
    if (!Files.exists(file)) {
      return rows;
    }
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          rows.addAll(reader.rows(line));
        }
      }
    }
    return rows;
  }

  /**
   * Negative rows promise only that one rule stays silent: those whose request is, byte for byte,
   * an attack of another row are left out.
   */
  private List<Row> crs() throws IOException {
    List<Row> rows = read("attack-crs/crs-tests.jsonl", this::crsRow);
    Set<String> attacks = new HashSet<>();
    rows.stream().filter(Row::attack).forEach(row -> attacks.add(request(row)));
    rows.removeIf(row -> !row.attack() && attacks.contains(request(row)));
    return rows;
  }

  private static String request(Row row) {
    String query = row.query().toString();
    return row.path()
        + "?"
        + query.substring(query.indexOf('=') + 1)
        + row.userAgent()
        + row.referrer();
  }

  private List<Row> crsRow(String line) throws IOException {
    JsonNode row = json.readTree(line);
    String kind = row.path("kind").asText();
    int level = row.path("paranoia_level").asInt(9);
    boolean visible = row.path("access_log_visible").asText().equals("yes");
    boolean attack = kind.equals("attack") && level <= 2 && visible;
    if (!attack && !(kind.equals("negative") && level <= 2)) {
      return List.of();
    }
    String group =
        attack
            ? row.path("attack_class").asText()
            : visible ? "negative, visible" : "negative, nothing visible";
    return List.of(
        Row.of(
            line,
            row.path("id").asText(),
            group,
            kind.equals("attack"),
            row.path("method").asText(),
            row.path("uri").asText(""),
            text(row, "user_agent"),
            text(row, "referer")));
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).isTextual() ? row.path(field).asText() : "";
  }

  private List<Row> libinjection(String line) throws IOException {
    JsonNode row = json.readTree(line);
    String label = row.path("label").asText();
    String id = row.path("src").asText() + ":" + row.path("line").asInt();
    return List.of(
        Row.ofInput(line, id, label, !label.equals("benign"), row.path("input").asText()));
  }

  private List<Row> payload(String line) throws IOException {
    JsonNode row = json.readTree(line);
    String id = row.path("src").asText() + ":" + row.path("line").asInt();
    return List.of(
        Row.ofInput(line, id, row.path("label").asText(), true, row.path("input").asText()));
  }

  private List<Row> goTestWaf(String line) throws IOException {
    JsonNode row = json.readTree(line);
    if (!row.has("uri") && !row.has("user_agent")) {
      return List.of();
    }
    String uri = row.has("uri") ? row.path("uri").asText() : "/";
    return List.of(
        Row.of(
            line,
            row.path("set").asText(),
            row.path("case").asText(),
            row.path("label").asText().equals("attack"),
            "GET",
            uri,
            text(row, "user_agent"),
            ""));
  }

  private List<Row> wafBypass(String line) throws IOException {
    JsonNode row = json.readTree(line);
    if (!row.path("access_log_visible").asBoolean()) {
      return List.of();
    }
    String zone = row.path("zone").asText();
    String value = row.path("value").asText();
    String uri = row.path("uri").isTextual() ? row.path("uri").asText() : "/";
    return List.of(
        Row.of(
            line,
            row.path("id").asText() + ":" + zone,
            row.path("category").asText(),
            row.path("expect_block").asBoolean(),
            "GET",
            uri,
            zone.equals("USER-AGENT") ? value : "",
            zone.equals("REFERER") ? value : ""));
  }

  /** A request with all that a log shows; one that quotes an attack as text is a group apart. */
  private List<Row> whole(String line, boolean attack) throws IOException {
    JsonNode row = json.readTree(line);
    boolean quotes = row.path("quoted_payload").asBoolean();
    return List.of(
        Row.of(
            line,
            row.path("id").asText(),
            attack ? row.path("class").asText() : quotes ? "quoted payload" : "harmless",
            attack,
            row.path("method").asText(),
            row.path("uri").asText(),
            text(row, "user_agent"),
            text(row, "referer")));
  }

  /**
   * Scanners are to be found; search engines, previews and feed readers are not; others say
   * nothing.
   */
  private List<Row> crawler(String line) throws IOException {
    JsonNode row = json.readTree(line);
    String tags = row.path("tags").toString();
    boolean scanner = tags.contains("\"scanner\"");
    boolean friend =
        tags.contains("search-engine")
            || tags.contains("social-preview")
            || tags.contains("feed-reader");
    if (!scanner && !friend) {
      return List.of();
    }
    return List.of(
        Row.of(
            line,
            "ua",
            scanner ? "scanner" : "friend",
            scanner,
            "GET",
            "/",
            row.path("ua").asText(),
            ""));
  }

  private static List<Row> combined(String line) {
    Matcher matcher = COMBINED.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a combined log line: " + line);
    }
    String referrer = matcher.group(3).equals("-") ? "" : matcher.group(3);
    String agent = matcher.group(4).equals("-") ? "" : matcher.group(4);
    return List.of(
        Row.of(line, "", "real", false, matcher.group(1), matcher.group(2), agent, referrer));
  }
}
