/**
 * Who asks: scanners, bots and browsers by their user agents, and requests that no browser makes.
 * Begin with {@link io.weir.threat.client.Scanners}.
 */
package io.weir.threat.client;
