/**
 * Runs handlers as Lambda does: in this process, or in one of their own by AWS's runtime client.
 * Knows none of the handlers; begin with {@link io.weir.cloud.lambda.LambdaFunction}.
 */
package io.weir.cloud.lambda;
