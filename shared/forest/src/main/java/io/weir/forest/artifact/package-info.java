/**
 * A trained forest as two files, model and manifest, which are checked when they are read: begin
 * with {@link io.weir.forest.artifact.ForestArtifact}. Hostile files are refused with a reason.
 */
package io.weir.forest.artifact;
