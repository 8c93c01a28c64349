/**
 * Logs of web servers: the combined format, and patterns that somebody gives. They are read when
 * they are asked for and never guessed. Begin at {@link io.weir.log.web.Combined}.
 */
package io.weir.log.web;
