/**
 * Which source is to be scored, when and by whom: what arrived, what is due, whose turn it is.
 * Begin with {@link io.weir.store.work.SourceWork}. Knows nothing of what is stored of a source.
 */
package io.weir.store.work;
