/**
 * Weir judged over folders of labelled logs, whose windows are kept between runs, so that judging
 * can be repeated without reading. Begin with {@link io.weir.lab.evaluate.labelled.LabelledReport}.
 */
package io.weir.lab.evaluate.labelled;
