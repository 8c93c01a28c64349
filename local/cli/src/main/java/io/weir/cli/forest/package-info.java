/**
 * {@code weir forest}: the isolation forest over any table of numbers. Uses nothing of logs; begin
 * with {@link io.weir.cli.forest.ForestCommand}.
 */
package io.weir.cli.forest;
