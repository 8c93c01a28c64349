/**
 * What happens in the traffic: incidents that should be found, and what is awkward but none. Begin
 * with {@link io.weir.lab.generate.trouble.Effect}; a new kind of trouble is an effect and a line
 * in {@code EventFactory}.
 */
package io.weir.lab.generate.trouble;
