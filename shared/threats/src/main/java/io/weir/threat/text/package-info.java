/**
 * Texts for the rules: searching for words in bytes that were decoded, and hiding secrets in
 * samples. Begin with {@link io.weir.threat.text.Text}. Knows no rule.
 */
package io.weir.threat.text;
