package io.weir.window;

import io.weir.threat.ThreatClass;

/**
 * What one client did of one class of attack in a window.
 *
 * @param threatClass the class
 * @param client the client's address
 * @param requests how many requests hit
 * @param succeeded how many of them may have succeeded ({@link io.weir.threat.Outcome})
 * @param blocked how many of them the balancer or a firewall refused by itself
 * @param distinctPayloads how many different fragments were seen, estimated
 * @param confidence the highest confidence of any hit, in (0, 1]
 * @param rule the rule of that hit
 * @param sample the decoded fragment of that hit, bounded and redacted
 */
public record ThreatTally(
    ThreatClass threatClass,
    String client,
    long requests,
    long succeeded,
    long blocked,
    long distinctPayloads,
    double confidence,
    String rule,
    String sample) {}
