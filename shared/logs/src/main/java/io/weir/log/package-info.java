/**
 * Bytes of a log object become requests: {@link LogReader} reads, {@link Request} is one line of
 * any format, {@link ReadReport} says what became of every line. Only the reader and {@code
 * Formats}, the table of all that an object may be, know the packages inside; those know the types
 * of this one.
 */
package io.weir.log;
