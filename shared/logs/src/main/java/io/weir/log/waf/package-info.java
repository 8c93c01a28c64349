/**
 * AWS WAF's log, which is passed over: its records say what a balancer's say too. Begin at {@link
 * io.weir.log.waf.WafLog}.
 */
package io.weir.log.waf;
