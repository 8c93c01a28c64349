/**
 * {@code weir run}: past logs through the steps as they would have run then. Begin with {@link
 * io.weir.cli.run.RunCommand}, then {@code Replay}.
 */
package io.weir.cli.run;
