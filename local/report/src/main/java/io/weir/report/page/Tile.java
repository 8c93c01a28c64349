package io.weir.report.page;

/**
 * One number of the first screen beside what was to be expected.
 *
 * @param label what it is
 * @param value the number with its unit
 * @param expected what was to be expected, in words
 * @param state {@code usual}, {@code off} or {@code unknown}
 */
public record Tile(String label, String value, String expected, String state) {}
