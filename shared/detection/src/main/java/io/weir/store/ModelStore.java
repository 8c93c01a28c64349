package io.weir.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Model artifacts with their manifests, by source; the last good one is never overwritten. */
public interface ModelStore {
  /**
   * Returns which version is in use for the source, without reading the artifact.
   *
   * @throws IOException if that cannot be read now
   */
  Optional<String> currentVersion(String source) throws IOException;

  /**
   * Returns the artifact in use for the source.
   *
   * @throws java.io.FileNotFoundException if one is in use, but is not there
   * @throws IOException if there is one and it cannot be read now
   */
  Optional<StoredModel> current(String source) throws IOException;

  /**
   * Stores the artifact and puts it in use, keeping the one before.
   *
   * @throws IOException if it cannot be written; the one before stays in use
   */
  void publish(StoredModel model) throws IOException;

  /** Returns the versions of the source, newest first. */
  List<String> versions(String source) throws IOException;
}
