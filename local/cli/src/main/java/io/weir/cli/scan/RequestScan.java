package io.weir.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.log.Escaping;
import io.weir.threat.Outcome;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Scans requests that are given as JSON lines. */
final class RequestScan {
  private static final int SHOWN_FAILURES = 10;

  /** The statuses from here on are the application's own failures. */
  private static final int FIRST_FAILURE = 500;

  private final ObjectMapper json = new ObjectMapper();
  private final ThreatScanner scanner;
  private final AllowList allowed;
  private final HitPrinter hits;
  private final PrintWriter err;

  RequestScan(ThreatScanner scanner, AllowList allowed, HitPrinter hits, PrintWriter err) {
    this.scanner = scanner;
    this.allowed = allowed;
    this.hits = hits;
    this.err = err;
  }

  /** Scans all lines and returns how many were no requests; blank lines are passed over. */
  int run(InputStream in) throws IOException {
    int failures = 0;
    long number = 0;
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !scan(line, number)) {
        failures++;
        if (failures <= SHOWN_FAILURES) {
          err.println("weir: line " + number + " is no JSON object: " + shortened(line));
        }
      }
    }
    if (failures > SHOWN_FAILURES) {
      err.println("weir: and " + (failures - SHOWN_FAILURES) + " more that are no JSON objects");
    }
    return failures;
  }

  private boolean scan(String line, long number) {
    JsonNode node;
    try {
      node = json.readTree(line);
    } catch (JsonProcessingException notJson) {
      return false;
    }
    if (!node.isObject()) {
      return false;
    }
    Target target = Target.of(text(node, "method"), text(node, "uri"));
    List<ThreatHit> all =
        scanner.scan(
            target.method(),
            target.path(),
            target.query(),
            Target.slice(text(node, "user_agent")),
            Target.slice(text(node, "referer")),
            Escaping.NONE);
    boolean failed = node.path("status").asInt() >= FIRST_FAILURE;
    List<ThreatHit> found =
        allowed.keep(failed ? scanner.failed(all, target.path(), target.query()) : all);
    if (!found.isEmpty()) {
      Function<ThreatHit, Optional<Outcome>> outcome = hit -> outcome(hit, node);
      if (node.hasNonNull("id")) {
        hits.printRequest(node.get("id"), found, outcome);
      } else {
        hits.printRequest(number, found, outcome);
      }
    }
    return true;
  }

  /** Only an answer that was given can be judged. */
  private static Optional<Outcome> outcome(ThreatHit hit, JsonNode node) {
    return node.path("status").isInt()
        ? Optional.of(
            Outcome.of(
                hit.threatClass(), node.get("status").asInt(), node.path("bytes").asLong(-1)))
        : Optional.empty();
  }

  private static String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asText() : "";
  }

  private static String shortened(String line) {
    return line.length() > 60 ? line.substring(0, 60) + "..." : line;
  }
}
