package io.weir.report;

import java.util.Optional;

/** Knows where the addresses of clients are. */
@FunctionalInterface
public interface Places {
  /** Knows nothing. */
  Places NONE = client -> Optional.empty();

  /**
   * Where an address is, as its database says.
   *
   * @param country its name or code; may be empty
   * @param network who runs the network, with its number where it is known; may be empty
   */
  record Place(String country, String network) {}

  /** Returns where the client is; empty if that is not known, or it is no address. */
  Optional<Place> of(String client);
}
