/**
 * From the hits of a window to findings about who attacks, and to the forms of request that are the
 * site's own. Begin with {@link io.weir.detect.attack.AttackDetector}.
 */
package io.weir.detect.attack;
