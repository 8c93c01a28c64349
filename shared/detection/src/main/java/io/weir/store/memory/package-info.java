/**
 * The stores in memory, for tests and local runs. They keep what the others keep, and pass the same
 * suites of tests.
 */
package io.weir.store.memory;
