package io.weir.cloud.service;

/**
 * An event that was put on a bus.
 *
 * @param bus the name of the bus
 * @param detail the event's own document, JSON
 */
public record ReceivedEvent(String bus, String source, String detailType, String detail) {}
