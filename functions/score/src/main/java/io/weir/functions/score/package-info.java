/**
 * The function that judges windows: {@link io.weir.functions.score.ScoreHandler} decodes its event
 * and calls the step. Knows no other function.
 */
package io.weir.functions.score;
