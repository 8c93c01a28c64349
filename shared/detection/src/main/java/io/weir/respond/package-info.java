/**
 * What could be done about a finding: {@link io.weir.respond.Proposals} works out whom to block or
 * what to limit, and what that would have done to the traffic that was seen. {@link
 * io.weir.respond.WafCommands} writes it as commands. It changes nothing by itself.
 */
package io.weir.respond;
