/**
 * {@code weir backfill}: what was delivered before a deployment listened. Begin with {@link
 * io.weir.cli.backfill.BackfillCommand}.
 */
package io.weir.cli.backfill;
