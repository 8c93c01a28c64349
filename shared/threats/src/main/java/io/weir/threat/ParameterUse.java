package io.weir.threat;

/** How many clients gave a parameter a path of the site, and how many something else. */
final class ParameterUse {
  private static final int MOST_CLIENTS = 16;

  private final long key;
  private final long[] clients = new long[MOST_CLIENTS];
  private int known;
  private int paths;

  ParameterUse(long key) {
    this.key = key;
  }

  long key() {
    return key;
  }

  /** Returns how many clients are known, up to {@value #MOST_CLIENTS}. */
  int clients() {
    return known;
  }

  /** Notes what a client gave first; what it gives later tells nothing new. */
  void add(boolean path, long client) {
    for (int i = 0; i < known; i++) {
      if (clients[i] == client) {
        return;
      }
    }
    if (known < MOST_CLIENTS) {
      clients[known++] = client;
      paths += path ? 1 : 0;
    }
  }

  /** Returns whether so many clients gave paths, and so many times as many as something else. */
  boolean isOrdinarily(int least, int toOthers) {
    return paths >= least && paths >= toOthers * (known - paths);
  }
}
