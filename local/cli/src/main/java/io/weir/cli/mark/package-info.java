/**
 * {@code weir mark}: says what happens that the logs do not. Begin with {@link
 * io.weir.cli.mark.MarkCommand}.
 */
package io.weir.cli.mark;
