package io.weir.store;

import java.io.IOException;
import java.net.URI;

/** What others publish on the Internet. */
@FunctionalInterface
public interface PublicPages {
  /**
   * Returns the text of the page.
   *
   * @throws IOException if it cannot be read now, or is larger than a list can be
   */
  String text(URI address) throws IOException;
}
