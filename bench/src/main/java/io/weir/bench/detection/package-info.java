/**
 * What judging and training cost, with as much history as a deployment has. Begin with {@link
 * io.weir.bench.detection.JudgeCost}.
 */
package io.weir.bench.detection;
