/**
 * An AWS in miniature, on the loopback interface: the tables, buckets, topics and queues of the
 * template, and what feeds the functions. Begin with {@link io.weir.cloud.LocalCloud}.
 */
package io.weir.cloud;
