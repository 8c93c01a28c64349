package io.weir.cli.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.log.Request;
import io.weir.threat.Outcome;
import io.weir.threat.ThreatHit;
import io.weir.threat.UsualSizes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Prints the hits of a request as one JSON line. */
final class HitPrinter {
  private final ObjectMapper json = new ObjectMapper();
  private final PrintWriter out;

  HitPrinter(PrintWriter out) {
    this.out = out;
  }

  /** Prints the hits of a request that was given with an id, of whatever kind that is. */
  void printRequest(JsonNode id, List<ThreatHit> hits, Function<ThreatHit, Optional<Outcome>> by) {
    ObjectNode line = json.createObjectNode();
    line.set("id", id);
    print(line, hits, by);
  }

  /** Prints the hits of a request by the number of its line, if it came without an id. */
  void printRequest(long number, List<ThreatHit> hits, Function<ThreatHit, Optional<Outcome>> by) {
    print(json.createObjectNode().put("line", number), hits, by);
  }

  /** Prints the hits of a log line, with what was answered: an attempt or more than one. */
  void printLogLine(
      String file, long number, Request request, List<ThreatHit> hits, UsualSizes sizes) {
    ObjectNode line = json.createObjectNode().put("file", file).put("line", number);
    line.put("client", request.clientIp().toString()).put("status", request.status());
    print(line, hits, hit -> Optional.of(sizes.judge(hit, request)));
  }

  private void print(
      ObjectNode line, List<ThreatHit> hits, Function<ThreatHit, Optional<Outcome>> by) {
    describe(line, hits.get(0), by);
    if (hits.size() > 1) {
      ArrayNode others = line.putArray("others");
      hits.subList(1, hits.size()).forEach(hit -> describe(others.addObject(), hit, by));
    }
    out.println(line);
  }

  private static void describe(
      ObjectNode node, ThreatHit hit, Function<ThreatHit, Optional<Outcome>> by) {
    node.put("class", hit.threatClass().label());
    node.put("rule", hit.rule());
    node.put("confidence", Math.round(hit.confidence() * 100) / 100.0);
    node.put("location", hit.location().name().toLowerCase(Locale.ROOT));
    node.put("fragment", hit.fragment());
    by.apply(hit).ifPresent(outcome -> node.put("outcome", outcome.label()));
  }
}
