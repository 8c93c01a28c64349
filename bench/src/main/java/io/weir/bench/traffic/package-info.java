/**
 * The speed of reading, counting and storing: JMH benchmarks and whole processes, beside other
 * tools. {@code docs/performance.md} names each row.
 */
package io.weir.bench.traffic;
