/**
 * The function that acts: {@link io.weir.functions.respond.RespondHandler} decodes the stream of
 * the table of incidents and has the step block what they propose. Knows no other function.
 */
package io.weir.functions.respond;
