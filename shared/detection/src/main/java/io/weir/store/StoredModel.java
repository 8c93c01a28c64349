package io.weir.store;

import static java.util.Objects.requireNonNull;

import io.weir.bytes.Blob;
import io.weir.forest.artifact.ForestArtifact;
import java.lang.ref.SoftReference;
import java.util.Objects;
import java.util.Optional;

/**
 * A model artifact as it lies in a bucket. The forest that it was made of, or that was read from
 * it, is remembered as long as there is memory for it: a store that keeps this in the process need
 * not have it read again.
 */
public final class StoredModel {
  private final String source;
  private final String version;
  private final Blob artifact;
  private final Blob manifest;
  private volatile SoftReference<ForestArtifact> forest = new SoftReference<>(null);

  /**
   * @param source the source it was trained for
   * @param version sorts by time of training
   * @param artifact the Tribuo protobuf
   * @param manifest the JSON beside it
   */
  public StoredModel(String source, String version, Blob artifact, Blob manifest) {
    this.source = requireNonNull(source, "source");
    this.version = requireNonNull(version, "version");
    this.artifact = requireNonNull(artifact, "artifact");
    this.manifest = requireNonNull(manifest, "manifest");
  }

  public String source() {
    return source;
  }

  public String version() {
    return version;
  }

  public Blob artifact() {
    return artifact;
  }

  public Blob manifest() {
    return manifest;
  }

  /** Returns the forest of the artifact, if it is remembered. */
  public Optional<ForestArtifact> forest() {
    return Optional.ofNullable(forest.get());
  }

  /** Remembers the forest, which must be that of the artifact, and returns this. */
  public StoredModel knowing(ForestArtifact known) {
    forest = new SoftReference<>(known);
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredModel model
        && source.equals(model.source)
        && version.equals(model.version)
        && artifact.equals(model.artifact)
        && manifest.equals(model.manifest);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, version, artifact, manifest);
  }

  @Override
  public String toString() {
    return "StoredModel[" + source + ", " + version + ", " + artifact + "]";
  }
}
