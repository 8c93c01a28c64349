package io.weir.store;

import io.weir.window.ObjectRef;
import java.io.IOException;
import java.io.InputStream;

/** Where log objects lie: S3, or a folder. */
public interface LogSource {
  /**
   * Opens the object's bytes as they were delivered, still compressed. The caller closes.
   *
   * @throws java.io.FileNotFoundException if there is no such object
   * @throws IOException if it cannot be read now; trying again may help
   */
  InputStream open(ObjectRef object) throws IOException;
}
