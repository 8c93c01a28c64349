package io.weir.window;

import static java.util.Objects.requireNonNull;

import io.weir.threat.ThreatClass;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one client did of one class of attack in a window. A request that hit several classes is a
 * request of one of them only, so that requests may be added up: of the surest of the classes that
 * carry a payload, or else of the surest.
 *
 * @param threatClass the class
 * @param client the client's address; empty for the clients beyond the bound together
 * @param requests how many requests are told as ones of the class
 * @param hits how many requests hit the class at all
 * @param succeeded how many of the requests may have succeeded ({@link io.weir.threat.Outcome})
 * @param failed how many of the requests a target answered with a status of 5xx
 * @param blocked how many of the requests the balancer or a firewall refused by itself
 * @param distinctPayloads how many different fragments were seen, estimated
 * @param confidence the highest confidence of any hit, in (0, 1]
 * @param rule the rule of that hit
 * @param sample the decoded fragment of that hit, bounded and redacted
 * @param forms how many of the requests that were not blocked were of which form, by {@link
 *     FormTally#id}; the first few forms
 * @param samples a few of the requests, those that may have succeeded first
 */
public record ThreatTally(
    ThreatClass threatClass,
    String client,
    long requests,
    long hits,
    long succeeded,
    long failed,
    long blocked,
    long distinctPayloads,
    double confidence,
    String rule,
    String sample,
    Map<Long, Long> forms,
    List<RequestSample> samples) {
  public ThreatTally {
    requireNonNull(threatClass, "threatClass");
    requireNonNull(client, "client");
    requireNonNull(rule, "rule");
    requireNonNull(sample, "sample");
    forms = Map.copyOf(forms);
    samples = List.copyOf(samples);
  }

  /** Returns how many of the requests that were not blocked were of one of the forms. */
  public long onForm(Set<Long> ids) {
    return forms.entrySet().stream()
        .filter(form -> ids.contains(form.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
