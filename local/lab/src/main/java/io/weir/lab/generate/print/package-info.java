/**
 * Made-up requests as lines of each log format, under the keys that vendors give their objects.
 * Begin with {@link io.weir.lab.generate.print.LinePrinter}; a new format is a printer and a row
 * there.
 */
package io.weir.lab.generate.print;
