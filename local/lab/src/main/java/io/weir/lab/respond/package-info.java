/**
 * What answering attacks would do: a made-up week with ten of them, lived through as {@code weir
 * run} does, with and without a firewall. Start at {@link io.weir.lab.respond.ResponseTrial}.
 */
package io.weir.lab.respond;
