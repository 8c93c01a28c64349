/**
 * What an access log shows of a request becomes hits: {@link io.weir.threat.ThreatScanner} is the
 * way in, {@link io.weir.threat.ThreatHit} and {@link io.weir.threat.ThreatClass} are the words.
 * The gate lets ordinary texts through after one pass; {@code Inspector} shows odd ones, decoded,
 * to {@code Rules}. The packages inside know those words and nothing else of this one.
 */
package io.weir.threat;
