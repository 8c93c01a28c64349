/**
 * What a rule is: where it looks, what starts it, and the evidence that it gives. Begin with {@link
 * io.weir.threat.rule.Rule}. Rules live in the packages beside this one.
 */
package io.weir.threat.rule;
