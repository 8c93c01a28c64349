/**
 * Where the steps keep what they know, as interfaces: windows, incidents, verdicts, models, what
 * operators state. One suite of tests in the tests of this package serves every implementation.
 * Begin with {@link io.weir.store.WindowStore}. Knows nothing of AWS.
 */
package io.weir.store;
