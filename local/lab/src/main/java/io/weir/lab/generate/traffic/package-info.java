/**
 * What ordinary traffic is like: who comes ({@code Crowd}), when ({@code Rhythm}) and for what
 * ({@code Site}). Knows no format and no trouble; all chance is of a seed.
 */
package io.weir.lab.generate.traffic;
