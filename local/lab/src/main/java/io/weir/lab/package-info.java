/**
 * What the laboratory shares: a clock that is moved by hand. Traffic is made in {@code generate},
 * detection judged in {@code evaluate}, attack rules in {@code quality}.
 */
package io.weir.lab;
