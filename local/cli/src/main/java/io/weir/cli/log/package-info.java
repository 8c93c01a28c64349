/**
 * {@code weir parse} and {@code weir windows}: what is read in logs, as JSON. They show and count,
 * and judge nothing.
 */
package io.weir.cli.log;
