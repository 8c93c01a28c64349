/**
 * How many labelled attacks the rules find and how many harmless requests they flag. Begin with
 * {@link io.weir.lab.quality.QualityCommand}.
 */
package io.weir.lab.quality;
