/**
 * What a format has to say of itself: how it is recognised and what reads its lines. Begin at
 * {@link io.weir.log.format.Format}; the page "A new format" in the documentation goes through it.
 */
package io.weir.log.format;
