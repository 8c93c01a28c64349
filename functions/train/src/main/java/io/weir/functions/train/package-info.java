/**
 * The function that trains models: {@link io.weir.functions.train.TrainHandler} decodes its event
 * and calls the step. Knows no other function.
 */
package io.weir.functions.train;
