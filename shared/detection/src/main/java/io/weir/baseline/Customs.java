package io.weir.baseline;

/**
 * What a source does now and then though it looks like trouble; learned from all of its windows,
 * those of incidents too.
 *
 * @param silence how many requests are missing from a silence that it has by habit, see {@link
 *     Silences}; 0 if it has none
 * @param failing how far its hours stray from each other in what fails, as a standard deviation on
 *     the scale of {@link io.weir.feature.Feature#SERVER_ERRORS}; 0 if too little is known
 */
public record Customs(double silence, double failing) {}
