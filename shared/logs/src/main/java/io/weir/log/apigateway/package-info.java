/**
 * Amazon API Gateway: access logs of REST, HTTP and WebSocket APIs in JSON, and what functions
 * behind a function URL write of their events. Begin at {@link io.weir.log.apigateway.ApiGateway}.
 */
package io.weir.log.apigateway;
