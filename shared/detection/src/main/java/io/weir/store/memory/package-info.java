/** The stores in memory, for tests and local runs, under the same suites of tests as the others. */
package io.weir.store.memory;
