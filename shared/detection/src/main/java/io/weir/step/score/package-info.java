/**
 * The step that judges: one turn of a source after the other, each with what is known of its past,
 * from windows to incidents in one write. Begin with {@link io.weir.step.score.ScoreStep}, then
 * {@link io.weir.step.score.SourceTurn}.
 */
package io.weir.step.score;
