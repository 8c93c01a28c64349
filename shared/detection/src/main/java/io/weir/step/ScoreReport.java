package io.weir.step;

/**
 * What one run of scoring did.
 *
 * @param scored windows scored
 * @param waiting changed windows that are not settled yet
 * @param findings findings in the scored windows
 */
public record ScoreReport(int scored, int waiting, int findings) {}
