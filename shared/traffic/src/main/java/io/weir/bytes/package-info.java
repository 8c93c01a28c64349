/**
 * Bytes as they are stored: written and read number by number ({@link io.weir.bytes.BytesOut},
 * {@link io.weir.bytes.BytesIn}), and handed on as a value ({@link io.weir.bytes.Blob}). Knows
 * nothing of what they mean.
 */
package io.weir.bytes;
