package io.weir.store;

import io.weir.store.work.DirtyWindow;
import io.weir.store.work.DueSource;
import io.weir.store.work.SourceArrival;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Window parts, which windows have changed since they were last scored, which sources are to be
 * looked at, and the summaries that scoring leaves behind. Every write may be repeated without
 * harm. {@link java.io.UncheckedIOException} means that the store cannot be reached now.
 */
public interface WindowStore {
  /**
   * Puts the part in place of an earlier one of the same window, bucket and key, unless what is
   * there was delivered later: an object that is written again counts once, as it was last.
   *
   * @param delivered when this version of the object was delivered
   * @return where the part stands in the order of writing, to be said when its window is marked
   */
  long putPart(WindowPart part, Instant delivered);

  /**
   * Returns the parts of the window that stand at the place or behind it in the order of writing,
   * one for each object, in no particular order, and which cannot be read. 0 is before all places.
   */
  Found<PlacedPart> readParts(WindowKey key, long from);

  /**
   * Returns all parts of the window.
   *
   * @throws IllegalArgumentException if one cannot be read
   */
  default List<WindowPart> parts(WindowKey key) {
    return readParts(key, 0).orThrow().stream().map(PlacedPart::part).toList();
  }

  /** Returns what of the window's parts was merged; an empty one if nothing was. */
  RollUp rollUp(WindowKey key);

  /**
   * Puts the roll-up in place of the one that has the revision before its own.
   *
   * @return whether that was still there
   */
  boolean putRollUp(RollUp rollUp);

  /**
   * Marks the window as changed. Called after its part is put, so that no crash hides a part.
   *
   * @param urgent whether the window is to be looked at before it settles, for attacks or because
   *     it settles late
   * @param place where the part stands, as {@link #putPart} returned it
   */
  void markDirty(WindowKey key, boolean urgent, long place);

  /** Returns the changed windows of the source, earliest start first. */
  List<DirtyWindow> dirtyWindows(String source);

  /** Takes the mark away, unless the window was marked again after this one was read. */
  void clearDirty(DirtyWindow mark);

  /** Notes that all was looked at that the mark was for: nothing is urgent or new any more. */
  void noteLooked(DirtyWindow mark);

  /** Notes that the window could not be judged and is to be tried again at the time. */
  void noteFailure(DirtyWindow mark, Instant again);

  /**
   * Notes that an object of the source has arrived, after its windows were marked; the latest
   * arrival and window are kept, and the earliest time at which there is something to do.
   */
  void noteArrival(SourceArrival arrival, Instant due);

  /** Returns when an object was last noted that had waited for minutes to be read. */
  Optional<Instant> lastLateArrival();

  /** Returns every source that delivered lately, with its latest arrival. */
  List<SourceArrival> sources();

  /** Returns the sources that are due at the time, in no particular order. */
  List<DueSource> dueSources(Instant now);

  /** Returns when the source is due. */
  Optional<DueSource> source(String source);

  /** Lets the source rest until the time, unless something of it arrived after this was read. */
  void rest(DueSource source, Instant until);

  /** Puts the summary in place of an earlier one of the same window. */
  void putSummary(WindowSummary summary);

  /** Returns the summaries of the source with a start in {@code [from, to)}, earliest first. */
  List<WindowSummary> summaries(String source, Instant from, Instant to);

  /**
   * Returns the same without heavy values and segments, which take most of the space. Some may have
   * them all the same.
   */
  List<WindowSummary> briefSummaries(String source, Instant from, Instant to);

  /** Returns what the source's own past says, if that is kept. */
  Optional<OwnPast> ownPast(String source, Duration width);
}
