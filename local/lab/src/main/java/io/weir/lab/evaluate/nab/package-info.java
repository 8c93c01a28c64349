/**
 * The scoring of the Numenta Anomaly Benchmark, and our detectors in it. Begin with {@code
 * NabReport}.
 */
package io.weir.lab.evaluate.nab;
