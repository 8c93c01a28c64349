package io.weir.cloud;

/**
 * What requests of DynamoDB took.
 *
 * @param calls how many requests there were
 * @param readUnits of the capacity that is paid for, by the service's own count
 * @param writeUnits likewise
 */
public record Consumed(long calls, double readUnits, double writeUnits) {}
