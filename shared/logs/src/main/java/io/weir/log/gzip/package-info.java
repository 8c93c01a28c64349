/**
 * An inflater of our own; the decision "An inflater of our own" says why. Knows nothing of logs.
 * Begin at {@link io.weir.log.gzip.GzipReader}.
 */
package io.weir.log.gzip;
