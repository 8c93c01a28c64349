package io.weir.store;

import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Instant;
import java.util.List;

/**
 * Window parts, which windows have changed since they were last scored, and the summaries that
 * scoring leaves behind. Every write may be repeated without harm.
 */
public interface WindowStore {
  /** Puts the part in place of an earlier one of the same window and object. */
  void putPart(WindowPart part);

  /** Returns all parts of the window, in no particular order. */
  List<WindowPart> parts(WindowKey key);

  /** Marks the window as changed. Called after its part is put, so that no crash hides a part. */
  void markDirty(WindowKey key);

  /** Returns changed windows, earliest start first, at most the limit. */
  List<DirtyWindow> dirtyWindows(int limit);

  /** Takes the mark away, unless the window was marked again after this one was read. */
  void clearDirty(DirtyWindow mark);

  /** Notes that an object of the source has arrived; the latest arrival and window are kept. */
  void noteArrival(SourceArrival arrival);

  /** Returns every source that delivered lately, with its latest arrival. */
  List<SourceArrival> sources();

  /** Puts the summary in place of an earlier one of the same window. */
  void putSummary(WindowSummary summary);

  /** Returns the summaries of the source with a start in {@code [from, to)}, earliest first. */
  List<WindowSummary> summaries(String source, Instant from, Instant to);
}
