/**
 * CloudFront: standard logs, legacy and v2, plain, under a header or as JSON. Begin at {@link
 * io.weir.log.cloudfront.CloudFront}.
 */
package io.weir.log.cloudfront;
