/**
 * A window as numbers: the features ({@link io.weir.feature.Feature} lists them all, with units)
 * and the digest that is kept of a window for months. Knows nothing of what is normal.
 */
package io.weir.feature;
