package io.weir.functions.ingest;

import io.weir.window.ObjectRef;
import java.time.Instant;
import java.util.Optional;

/**
 * One object that was delivered.
 *
 * @param object which object
 * @param time when it was
 * @param otherwise the object that is meant if there is no such one: the documentation does not
 *     settle for each way of delivery whether a key is encoded
 */
record Delivery(ObjectRef object, Instant time, Optional<ObjectRef> otherwise) {}
