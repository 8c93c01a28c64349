/**
 * What the SAM template says, read and resolved: functions, their settings and events, tables,
 * queues. Begin with {@link io.weir.cloud.stack.Stack}.
 */
package io.weir.cloud.stack;
