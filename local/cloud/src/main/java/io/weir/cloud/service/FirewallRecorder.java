package io.weir.cloud.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * IP sets as AWS WAF has them, at the level of its protocol (AWS JSON 1.1), and refuses what it
 * refuses. Each set is there, and empty at first; its lock token changes with every change.
 *
 * <p>Source: AWS WAFV2 API Reference, GetIPSet and UpdateIPSet.
 */
final class FirewallRecorder {
  static final String TARGETS = "AWSWAF_20190729.";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_ADDRESSES = 10_000;
  private static final Pattern RANGE = Pattern.compile("[0-9a-f.:]{2,39}/[0-9]{1,3}");
  private static final Pattern SCOPE = Pattern.compile("REGIONAL|CLOUDFRONT");

  private final Map<String, AddressSet> sets = new TreeMap<>();

  private record AddressSet(int token, List<String> addresses) {}

  /** Returns the ranges of all sets. */
  synchronized Set<String> addresses() {
    Set<String> all = new TreeSet<>();
    sets.values().forEach(set -> all.addAll(set.addresses()));
    return all;
  }

  synchronized byte[] answer(String target, byte[] body) throws IOException, Refusal {
    JsonNode request = JSON.readTree(body);
    if (!SCOPE.matcher(request.path("Scope").asText()).matches()) {
      throw new Refusal(400, "WAFInvalidParameterException", "Scope");
    }
    String id = request.path("Name").asText() + "/" + request.path("Id").asText();
    AddressSet set = sets.getOrDefault(id, new AddressSet(0, List.of()));
    return switch (target.substring(TARGETS.length())) {
      case "GetIPSet" -> described(request, set);
      case "UpdateIPSet" -> {
        AddressSet next = updated(request, set);
        sets.put(id, next);
        yield JSON.writeValueAsBytes(Map.of("NextLockToken", token(next)));
      }
      default -> throw new Refusal(400, "UnknownOperationException", "not known here: " + target);
    };
  }

  private static byte[] described(JsonNode request, AddressSet set) {
    ObjectNode answer = JSON.createObjectNode().put("LockToken", token(set));
    ObjectNode described = answer.putObject("IPSet");
    described.put("Name", request.path("Name").asText()).put("Id", request.path("Id").asText());
    ArrayNode addresses = described.putArray("Addresses");
    set.addresses().forEach(addresses::add);
    return answer.toString().getBytes(UTF_8);
  }

  private static AddressSet updated(JsonNode request, AddressSet set) throws Refusal {
    if (!request.path("LockToken").asText().equals(token(set))) {
      throw new Refusal(400, "WAFOptimisticLockException", "it changed");
    }
    if (!request.path("Addresses").isArray()) {
      throw new Refusal(400, "WAFInvalidParameterException", "Addresses");
    }
    List<String> addresses = new ArrayList<>();
    for (JsonNode range : request.path("Addresses")) {
      if (!RANGE.matcher(range.asText()).matches()) {
        throw new Refusal(400, "WAFInvalidParameterException", "no range: " + range.asText());
      }
      addresses.add(range.asText());
    }
    if (addresses.size() > MAX_ADDRESSES) {
      throw new Refusal(400, "WAFLimitsExceededException", "too many addresses");
    }
    return new AddressSet(set.token() + 1, List.copyOf(addresses));
  }

  private static String token(AddressSet set) {
    return "t" + set.token();
  }
}
