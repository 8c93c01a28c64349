/**
 * One stored object: its bytes within the limits, its records cut out, its kind told, and the fate
 * of each record counted. Knows formats only by what they say of themselves. Begin at {@link
 * io.weir.log.object.Recognizer}.
 */
package io.weir.log.object;
