/**
 * How well incidents are found in weeks of made-up traffic, beside simpler ways to find them. Begin
 * with {@link io.weir.lab.evaluate.EvaluateCommand}.
 */
package io.weir.lab.evaluate;
