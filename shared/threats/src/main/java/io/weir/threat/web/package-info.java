/**
 * Scripts and markup that a browser would run. Begin with {@link
 * io.weir.threat.web.ScriptInjection}.
 */
package io.weir.threat.web;
