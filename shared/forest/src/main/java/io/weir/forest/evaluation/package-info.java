/**
 * How well scores rank what is labelled, for the command line and the benchmarks. Nothing that runs
 * in the cloud uses it.
 */
package io.weir.forest.evaluation;
