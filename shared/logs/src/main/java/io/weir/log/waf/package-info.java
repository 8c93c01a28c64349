/**
 * AWS WAF: what the firewall let pass, blocked or counted, a signal beside the access log of what
 * it protects. Begin at {@link io.weir.log.waf.WafLog}.
 */
package io.weir.log.waf;
