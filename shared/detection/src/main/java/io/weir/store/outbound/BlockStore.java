package io.weir.store.outbound;

import java.time.Instant;
import java.util.List;

/** Which ranges are to be kept out, and what was done. The firewall is made to agree with it. */
public interface BlockStore {
  /** Puts the block in place of any other of its incident and range. */
  void put(Block block);

  /** Returns all that ended after the time, and those that go on. */
  List<Block> blocks(Instant endedAfter);

  /** Notes that nothing is to be blocked for the incident any more, whatever comes of it. */
  void release(String incident);

  /** Returns whether the incident was released. */
  boolean isReleased(String incident);

  /** Notes that a person asked for what the incident proposes. */
  void approve(String incident);

  /** Returns whether a person asked for what the incident proposes. */
  boolean isApproved(String incident);

  /**
   * Notes what was done, once: noting it again changes nothing.
   *
   * @return whether it was not noted before
   */
  boolean note(Deed deed);

  /** Returns what was done for the incident, in order of time. */
  List<Deed> deeds(String incident);

  /**
   * Something that was done in a firewall.
   *
   * @param incident for which incident
   * @param range to which range
   * @param kind what
   * @param of the time of the decision, by which the deed is told from another of its kind
   * @param reason why
   */
  record Deed(String incident, String range, Kind kind, Instant of, String reason) {
    /** Returns what tells it from others of the incident, in order of time. */
    public String id() {
      return of + "#" + kind + "#" + range;
    }

    /** What can be done. */
    public enum Kind {
      BLOCKED,
      RELEASED,
      /** It was proposed, and a bound forbade it. */
      REFUSED
    }
  }
}
