/**
 * Growing and scoring trees over plain arrays. Used by the forest alone, and uses nothing of it;
 * begin with {@link io.weir.forest.tree.Growth}.
 */
package io.weir.forest.tree;
