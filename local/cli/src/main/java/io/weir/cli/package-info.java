/**
 * The command line. {@link io.weir.cli.Weir} names all commands, and each has a package; what
 * several of them show is here.
 */
package io.weir.cli;
