/**
 * A window becomes findings: by its distance from what is normal ({@link
 * io.weir.detect.AnomalyDetector}) and by its hits ({@link io.weir.detect.AttackDetector}). Names
 * the trouble, says who and what is to blame, and looks nothing up in a store.
 */
package io.weir.detect;
