package io.weir.step;

/**
 * What one run of training did.
 *
 * @param trained sources that have a new model in use
 * @param kept sources that keep what they had: too little history, or the new model was no better
 */
public record TrainReport(int trained, int kept) {}
