/**
 * Counts that are small, mergeable and almost right: distinct values, quantiles, the most frequent
 * values. Each says its error. They know nothing of requests or windows; begin with {@link
 * io.weir.sketch.TopCounter}.
 */
package io.weir.sketch;
