/**
 * What is normal: a curve through the week for each feature, learned from past windows, and how far
 * a window lies from it. Begin with {@link io.weir.baseline.Profile}, then {@link
 * io.weir.baseline.Readings}.
 */
package io.weir.baseline;
