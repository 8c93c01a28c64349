/**
 * {@code weir compare}: what two runs over the same logs say otherwise. Begin with {@link
 * io.weir.cli.compare.CompareCommand}.
 */
package io.weir.cli.compare;
