/**
 * Google Cloud: HTTP(S) load balancers, as entries of Cloud Logging. Begin at {@link
 * io.weir.log.google.LoadBalancer}.
 */
package io.weir.log.google;
