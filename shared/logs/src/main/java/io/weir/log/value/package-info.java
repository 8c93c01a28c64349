/**
 * Reading values out of bytes without allocating: numbers, times, addresses, URLs, fields between
 * blanks. Knows no format. Begin at {@link io.weir.log.value.Bytes}.
 */
package io.weir.log.value;
