/**
 * The stores and sinks of detection on DynamoDB, S3, SNS and CloudWatch, and the one reader of the
 * environment ({@link io.weir.aws.Environment}). Begin with {@link
 * io.weir.aws.dynamo.DynamoWindowStore}.
 */
package io.weir.aws;
