/**
 * Records whose fields have names, whatever delivery they come in: a list of name, what it fills
 * and how it is read. Begin at {@link io.weir.log.named.NamedFields}.
 */
package io.weir.log.named;
