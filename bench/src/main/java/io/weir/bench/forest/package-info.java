/** The speed and the quality of the forest, beside other forests. */
package io.weir.bench.forest;
