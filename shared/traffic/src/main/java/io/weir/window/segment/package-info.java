/**
 * The parts of a window's traffic that may fail alone: paths of one form, hosts, targets, each with
 * its requests, answers and latency, bounded. Begin with {@link io.weir.window.segment.Segments}.
 */
package io.weir.window.segment;
