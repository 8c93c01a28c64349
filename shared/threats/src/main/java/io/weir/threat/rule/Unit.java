package io.weir.threat.rule;

import io.weir.threat.text.Text;

/**
 * A text that rules look at, and where it stands.
 *
 * @param name the name of the parameter whose value this is, in lower case; empty if there is none
 */
public record Unit(Place place, String name, Text text) {}
