package io.weir.window;

/**
 * One heavy hitter.
 *
 * @param value the client, path, host and so on, as the log has it
 * @param count how often it was seen, at most {@code error} too many
 * @param error the most by which the count may be too high
 */
public record TopEntry(String value, long count, long error) {}
