/**
 * What attack rules find and what looking for them costs, beside other rule sets. {@code
 * docs/performance.md} names each row.
 */
package io.weir.bench.threat;
