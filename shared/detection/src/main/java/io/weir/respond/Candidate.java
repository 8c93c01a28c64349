package io.weir.respond;

/**
 * A client that might be blocked.
 *
 * @param client its address
 * @param requests how many requests of the window are its own, at most
 * @param bad how many of them are part of what was found
 * @param known whether it has an ordinary history
 */
record Candidate(String client, long requests, long bad, boolean known) {
  Candidate {
    if (bad < 0 || bad > requests) {
      throw new IllegalArgumentException(bad + " bad of " + requests);
    }
  }

  /** Returns how many of its requests may be those of somebody else behind the same address. */
  long rest() {
    return requests - bad;
  }
}
