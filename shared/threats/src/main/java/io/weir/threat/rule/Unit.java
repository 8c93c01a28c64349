package io.weir.threat.rule;

import io.weir.threat.text.Text;

/**
 * A text that rules look at, and where it stands.
 *
 * @param name the name of the parameter whose value this is, in lower case; empty if there is none
 * @param whole the query that the parameter is of, as it was sent; otherwise the text itself
 */
public record Unit(Place place, String name, Text text, Text whole) {
  /** Makes one that stands for itself. */
  public Unit(Place place, String name, Text text) {
    this(place, name, text, text);
  }

  /** Returns whether the query has a parameter of that name, in lower case, beside this one. */
  public boolean isBeside(String parameter) {
    String sign = parameter + "=";
    int at = whole.indexOf(sign, 0);
    while (at > 0 && whole.at(at - 1) != '&') {
      at = whole.indexOf(sign, at + 1);
    }
    return at >= 0;
  }
}
