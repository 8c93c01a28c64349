/**
 * An isolation forest behind Tribuo's interfaces, useful without the rest of Weir: begin with
 * {@link io.weir.forest.IsolationForestTrainer}. Knows nothing of logs.
 */
package io.weir.forest;
