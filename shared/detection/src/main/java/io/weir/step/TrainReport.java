package io.weir.step;

import java.util.List;

/**
 * What one run of training did.
 *
 * @param trained sources that have a new model in use
 * @param kept sources that keep what they had: too little history, or the new model was no better
 * @param setbacks what could not be read or trained; those sources keep what they had, too
 */
public record TrainReport(int trained, int kept, List<Setback> setbacks) {
  public TrainReport {
    setbacks = List.copyOf(setbacks);
  }
}
