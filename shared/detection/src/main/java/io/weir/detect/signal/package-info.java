/**
 * Findings from what is delivered beside the access log: health checks, handshakes, the firewall's
 * rules. Begin with {@link io.weir.detect.signal.SignalDetector}.
 */
package io.weir.detect.signal;
