package io.weir.cli.run;

import io.weir.incident.Incident;
import java.time.Instant;

/**
 * A message that people would have had.
 *
 * @param at when
 * @param incident of which incident, as it was then
 */
record Sent(Instant at, Incident incident) {}
