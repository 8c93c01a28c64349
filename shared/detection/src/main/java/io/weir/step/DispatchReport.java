package io.weir.step;

import java.time.Duration;

/**
 * What one run of dispatch found.
 *
 * @param due sources that are due
 * @param objects about how many log objects wait to be read
 * @param behind whether some of them have waited for long, so that windows look emptier than they
 *     are
 * @param latest how long the source that waits longest has been due
 * @param leftOut how many sources are not looked after, as there are too many
 */
public record DispatchReport(int due, long objects, boolean behind, Duration latest, int leftOut) {}
