/**
 * Elastic Load Balancing: access logs of the Application, Network and Classic Load Balancers, and
 * the other objects that they write. Begin at {@link io.weir.log.elb.Alb}.
 */
package io.weir.log.elb;
