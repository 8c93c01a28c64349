/** Weir judged over folders of labelled logs, whose windows are kept between runs. */
package io.weir.lab.evaluate.labelled;
