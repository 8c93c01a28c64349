/**
 * What watching many sources and many objects takes of the stores, by the service's own count.
 * Begin with {@link io.weir.bench.scale.LoadModel}; {@code docs/scale.md} has its figures.
 */
package io.weir.bench.scale;
