/**
 * What logs beside the access log say of a window: connections, health checks, a firewall's looks.
 * Begin at {@link io.weir.signal.Signals}.
 */
package io.weir.signal;
