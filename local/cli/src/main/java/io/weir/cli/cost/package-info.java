/**
 * {@code weir cost}: what a deployment costs a month, by list prices. Begin with {@link
 * io.weir.cli.cost.CostCommand}.
 */
package io.weir.cli.cost;
