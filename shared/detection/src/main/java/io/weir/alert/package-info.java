/**
 * An incident as people and machines are told of it: the text, the message to chat, the metrics.
 * Knows no channel; begin with {@link io.weir.alert.AlertMessages}. What comes out of logs is
 * cleaned here.
 */
package io.weir.alert;
