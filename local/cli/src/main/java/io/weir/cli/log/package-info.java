/** {@code weir parse} and {@code weir windows}: what is read in logs, as JSON. Judges nothing. */
package io.weir.cli.log;
