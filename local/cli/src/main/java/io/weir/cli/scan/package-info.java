/**
 * {@code weir scan}: attack rules over requests, with the reason for each hit. Begin with {@link
 * io.weir.cli.scan.ScanCommand}.
 */
package io.weir.cli.scan;
