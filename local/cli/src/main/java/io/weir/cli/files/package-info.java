/**
 * Log files and folders as the objects of a bucket, so that the steps read both alike. Begin with
 * {@link io.weir.cli.files.LogFiles}.
 */
package io.weir.cli.files;
