/** CloudFront: standard logs, legacy and v2. Begin at {@link io.weir.log.cloudfront.CloudFront}. */
package io.weir.log.cloudfront;
