/**
 * What leaves: alerts, metrics and blocks, each told once and bounded. Begin with {@link
 * io.weir.store.outbound.Outbox}. One suite of tests for each interface serves every
 * implementation.
 */
package io.weir.store.outbound;
