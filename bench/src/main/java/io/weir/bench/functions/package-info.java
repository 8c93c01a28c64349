/**
 * What the functions of a deployment take to start, as they are packaged and under AWS's emulator
 * of Lambda's runtime interface. Begin with {@link io.weir.bench.functions.ColdStart}; {@code
 * docs/performance.md} has its figures.
 */
package io.weir.bench.functions;
