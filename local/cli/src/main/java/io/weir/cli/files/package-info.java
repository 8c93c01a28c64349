/** Log files and folders as the objects of a bucket. */
package io.weir.cli.files;
