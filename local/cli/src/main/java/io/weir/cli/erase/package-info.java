/**
 * {@code weir erase}: takes a client out of what a deployed stack keeps. Begin with {@link
 * io.weir.cli.erase.EraseCommand}.
 */
package io.weir.cli.erase;
