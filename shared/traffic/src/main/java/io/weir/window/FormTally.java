package io.weir.window;

/**
 * A form of request that hit a rule: the rule and the form of the path, from however many clients.
 *
 * @param rule the id of the surest rule that it hit
 * @param path the form of the path, with {@code *} for what names one thing of many
 * @param id a hash of both, by which {@link ThreatTally#onForm} counts
 * @param requests how many requests were of the form
 * @param answeredWell how many of them were answered with a status of 2xx or 3xx
 * @param clients how many different clients sent them, estimated
 * @param confidence the highest confidence of the rule, in (0, 1]
 */
public record FormTally(
    String rule,
    String path,
    long id,
    long requests,
    long answeredWell,
    double clients,
    double confidence) {}
