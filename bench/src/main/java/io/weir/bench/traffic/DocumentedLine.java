package io.weir.bench.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a line apart by a documented table of fields, without any of the parser's own code. */
final class DocumentedLine {
  private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"(?:,\"[^\"]*\")*|(\\S+)");
  private static final Pattern REQUEST = Pattern.compile("(\\S+) (\\S+) (.*)");

  private DocumentedLine() {}

  /**
   * Returns the names of the first table of the file; further tables begin with a head of codes.
   */
  static List<String> fields(List<String> table) {
    List<String> names = new ArrayList<>();
    for (String row : table.subList(1, table.size())) {
      String name = row.split("\t", -1)[0].trim();
      if (name.equals("Code")) {
        break;
      }
      names.add(name.replace("\"", ""));
    }
    return names;
  }

  /** Returns what the line should be read as, by the names of {@link FieldOracle}. */
  static Map<String, String> read(String log, List<String> fields, String row, boolean tabs) {
    List<String> tokens = tabs ? List.of(row.split("\t", -1)) : tokens(row);
    Map<String, String> want = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(fields.size(), tokens.size()); i++) {
      String field = fields.get(i);
      if (field.equals("request")) {
        request(tokens.get(i), want);
      } else if (field.equals("time") && tabs) {
        want.put("clock", tokens.get(i));
      } else if (!(field.equals("domain_name") && log.equals("alb"))) {
        String token = tokens.get(i);
        FieldOracle.nameOf(field)
            .ifPresent(name -> want.put(name, FieldOracle.normal(name, token)));
      }
    }
    return want;
  }

  private static void request(String line, Map<String, String> want) {
    Matcher parts = REQUEST.matcher(line.trim());
    if (parts.matches()) {
      want.put("method", FieldOracle.normal("method", parts.group(1)));
      want.put("url", FieldOracle.normal("url", parts.group(2)));
      want.put("protocol", FieldOracle.normal("protocol", parts.group(3)));
    }
  }

  private static List<String> tokens(String row) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(row);
    while (token.find()) {
      tokens.add(token.group(1) != null ? token.group(1) : token.group(2));
    }
    return tokens;
  }
}
