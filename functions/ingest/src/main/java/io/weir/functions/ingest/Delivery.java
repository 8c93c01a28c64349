package io.weir.functions.ingest;

import io.weir.window.ObjectRef;
import java.time.Instant;

/**
 * One object that was delivered.
 *
 * @param object which object
 * @param time when it was
 */
record Delivery(ObjectRef object, Instant time) {}
