/**
 * The speed and the quality of the forest, beside other forests and published figures. {@code
 * docs/performance.md} names each row.
 */
package io.weir.bench.forest;
