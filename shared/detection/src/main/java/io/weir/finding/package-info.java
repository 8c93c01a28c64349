/**
 * What is wrong with one window: {@link io.weir.finding.Finding}, with its type, its evidence and
 * its place in the logs. The vocabulary of all that follows; it uses windows and nothing else.
 */
package io.weir.finding;
