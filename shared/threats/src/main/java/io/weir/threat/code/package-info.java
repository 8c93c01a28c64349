/**
 * Code that a server would run: templates, PHP, Java names, directories, headers, XML. One rule a
 * file, with its declarations beside it; begin with {@link io.weir.threat.code.TemplateInjection}.
 */
package io.weir.threat.code;
