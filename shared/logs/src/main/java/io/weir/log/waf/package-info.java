/** AWS WAF. Begin at {@link io.weir.log.waf.WafLog}. */
package io.weir.log.waf;
