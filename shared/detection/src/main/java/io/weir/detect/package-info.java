/**
 * A window becomes findings: by its distance from what is normal ({@link
 * io.weir.detect.AnomalyDetector}), by its hits ({@link io.weir.detect.attack.AttackDetector}) and
 * by what is delivered beside it ({@link io.weir.detect.signal.SignalDetector}). Names the trouble,
 * says who and what is to blame, and looks nothing up in a store.
 */
package io.weir.detect;
