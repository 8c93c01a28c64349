/**
 * Where the steps keep what they know, as interfaces, and what passes through them. One suite of
 * tests in the tests of this package serves every implementation. Knows nothing of AWS.
 */
package io.weir.store;
