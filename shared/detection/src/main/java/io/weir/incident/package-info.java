/**
 * Findings of one cause in one incident, from its opening to its end. Begin with {@link
 * io.weir.incident.IncidentTracker}, which decides to which incident a finding belongs; {@code
 * Transitions} decides what that changes. Suppressions, which keep an incident from people, are
 * here too.
 */
package io.weir.incident;
