/**
 * Undoing what hides a text: percent signs, entities, escapes, base64, look-alike letters, layer by
 * layer and within bounds. Begin with {@link io.weir.threat.decode.Decoder}. Knows no rule.
 */
package io.weir.threat.decode;
