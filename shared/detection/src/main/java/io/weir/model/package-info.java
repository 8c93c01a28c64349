/**
 * Learning a source's model from its past windows, and the model as it is stored. Begin with {@link
 * io.weir.model.Training}; the forest itself is the module {@code forest}.
 */
package io.weir.model;
