/**
 * The stores of detection in two tables of DynamoDB, and how their items are laid out. Begin with
 * {@link io.weir.aws.dynamo.DynamoWindowStore}, then {@link io.weir.aws.dynamo.Keys}.
 */
package io.weir.aws.dynamo;
