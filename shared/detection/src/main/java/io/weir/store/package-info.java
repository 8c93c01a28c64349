/**
 * Where the steps keep what they know: interfaces, and each of them in memory for tests and local
 * runs. One suite of tests in the tests of this package serves every implementation. Knows nothing
 * of AWS.
 */
package io.weir.store;
