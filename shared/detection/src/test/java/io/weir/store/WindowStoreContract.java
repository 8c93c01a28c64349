package io.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.Blob;
import io.weir.feature.Digest;
import io.weir.feature.DigestCodec;
import io.weir.feature.FeatureVector;
import io.weir.log.LogFormat;
import io.weir.store.work.DirtyWindow;
import io.weir.store.work.DueSource;
import io.weir.store.work.SourceArrival;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link WindowStore} must do. */
public abstract class WindowStoreContract {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final String ID = "0123456789abcdef0123";
  private static final Duration WIDTH = WindowKey.DEFAULT_WIDTH;

  /** Returns an empty store. */
  protected abstract WindowStore newStore();

  @Test
  void part_isReadBack() {
    WindowStore store = newStore();
    store.putPart(part(key("a", 0), "one", 3), START);
    store.putPart(part(key("a", 0), "two", 4), START);
    store.putPart(part(key("a", 1), "one", 5), START);
    assertThat(requests(store.parts(key("a", 0)))).isEqualTo(7);
    assertThat(store.parts(key("a", 0))).extracting(WindowPart::object).hasSize(2);
    assertThat(store.parts(key("b", 0))).isEmpty();
  }

  @Test
  void part_putAgainReplaces() {
    WindowStore store = newStore();
    store.putPart(part(key("a", 0), "one", 3), START);
    store.putPart(part(key("a", 0), "one", 8), START);
    assertThat(requests(store.parts(key("a", 0)))).isEqualTo(8);
  }

  @Test
  void part_ofTheNewestVersionStaysWhateverTheOrder() {
    WindowStore store = newStore();
    store.putPart(version("1", 100), START);
    store.putPart(version("3", 300), START.plusSeconds(120));
    store.putPart(version("2", 200), START.plusSeconds(60));
    store.putPart(version("1", 100), START);
    assertThat(store.parts(key("a", 0))).hasSize(1);
    assertThat(requests(store.parts(key("a", 0)))).isEqualTo(300);
  }

  @Test
  void part_ofAnotherWidthIsAnotherWindow() {
    WindowStore store = newStore();
    store.putPart(part(key("a", 0), "one", 3), START);
    WindowKey hour = new WindowKey("a", START, Duration.ofHours(1));
    assertThat(store.parts(hour)).isEmpty();
  }

  @Test
  void parts_fromAPlaceOnAreThoseWrittenSince() {
    WindowStore store = newStore();
    store.putPart(part(key("a", 0), "one", 1), START);
    long two = store.putPart(part(key("a", 0), "two", 2), START);
    long three = store.putPart(part(key("a", 0), "three", 4), START);
    assertThat(two).isPositive();
    assertThat(three).isGreaterThanOrEqualTo(two);
    assertThat(requestsFrom(store, 0)).isEqualTo(7);
    assertThat(requestsFrom(store, two)).isEqualTo(6);
    assertThat(requestsFrom(store, three + 1)).isZero();
    long again = store.putPart(part(key("a", 0), "one", 1), START);
    assertThat(requestsFrom(store, again)).isEqualTo(1);
    assertThat(requestsFrom(store, 0)).isEqualTo(7);
  }

  @Test
  void rollUp_isReplacedByItsNextRevisionAlone() {
    WindowStore store = newStore();
    WindowKey key = key("a", 0);
    assertThat(store.rollUp(key)).isEqualTo(RollUp.empty(key, 0));
    RollUp first =
        new RollUp(key, 1, 12, Map.of(ID, START.plusNanos(7)), Blob.of(new byte[] {1, 2}));
    assertThat(store.putRollUp(first)).isTrue();
    assertThat(store.rollUp(key)).isEqualTo(first);
    assertThat(store.putRollUp(RollUp.empty(key, 1))).isFalse();
    assertThat(store.putRollUp(RollUp.empty(key, 3))).isFalse();
    assertThat(store.rollUp(key)).isEqualTo(first);
    assertThat(store.putRollUp(RollUp.empty(key, 2))).isTrue();
    assertThat(store.rollUp(key)).isEqualTo(RollUp.empty(key, 2));
    assertThat(store.rollUp(key("a", 1))).isEqualTo(RollUp.empty(key("a", 1), 0));
  }

  @Test
  void mark_knowsFromWhereOnPartsAreNew() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0), false, 50);
    store.markDirty(key("a", 0), false, 70);
    assertThat(mark(store).since()).isEqualTo(50);
    DirtyWindow before = mark(store);
    // Its part was written before the others, and is marked after them.
    store.markDirty(key("a", 0), false, 40);
    assertThat(mark(store).since()).isEqualTo(40);
    store.noteLooked(before);
    assertThat(mark(store).since()).isEqualTo(40);
    store.noteFailure(mark(store), START.plusSeconds(60));
    assertThat(mark(store).since()).isEqualTo(40);
    store.noteLooked(mark(store));
    assertThat(mark(store).since()).isEqualTo(DirtyWindow.NOTHING_NEW);
    store.markDirty(key("a", 0), false, 60);
    assertThat(mark(store).since()).isEqualTo(60);
    store.clearDirty(mark(store));
    store.markDirty(key("a", 0), false, 90);
    assertThat(mark(store).since()).isEqualTo(90);
  }

  @Test
  void dirty_comesEarliestFirstForEachSource() {
    WindowStore store = newStore();
    store.markDirty(key("a", 2), false, 1);
    store.markDirty(key("b", 0), false, 1);
    store.markDirty(key("a", 1), true, 1);
    assertThat(store.dirtyWindows("a"))
        .extracting(DirtyWindow::key)
        .containsExactly(key("a", 1), key("a", 2));
    assertThat(store.dirtyWindows("a"))
        .extracting(DirtyWindow::urgent)
        .containsExactly(true, false);
    assertThat(store.dirtyWindows("b")).hasSize(1);
    assertThat(store.dirtyWindows("c")).isEmpty();
  }

  @Test
  void clear_takesTheMarkAway() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0), false, 1);
    store.clearDirty(mark(store));
    assertThat(store.dirtyWindows("a")).isEmpty();
  }

  @Test
  void clear_leavesANewerMark() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0), false, 1);
    DirtyWindow read = mark(store);
    store.markDirty(key("a", 0), false, 1);
    store.clearDirty(read);
    assertThat(mark(store).key()).isEqualTo(key("a", 0));
  }

  @Test
  void clear_withAnOldMarkLeavesOneMadeAfterAnotherClear() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0), false, 1);
    DirtyWindow old = mark(store);
    store.clearDirty(old);
    store.markDirty(key("a", 0), false, 1);
    store.clearDirty(old);
    assertThat(store.dirtyWindows("a")).hasSize(1);
  }

  @Test
  void look_endsTheUrgencyUntilMoreAttacksCome() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0), true, 1);
    store.noteLooked(mark(store));
    assertThat(mark(store).urgent()).isFalse();
    store.markDirty(key("a", 0), false, 1);
    assertThat(mark(store).urgent()).isFalse();
    store.markDirty(key("a", 0), true, 1);
    assertThat(mark(store).urgent()).isTrue();
  }

  @Test
  void look_atAnOldMarkLeavesTheUrgencyOfANewerOne() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0), true, 1);
    DirtyWindow old = mark(store);
    store.markDirty(key("a", 0), true, 1);
    store.noteLooked(old);
    assertThat(mark(store).urgent()).isTrue();
  }

  @Test
  void failures_areCountedAndWait() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0), false, 1);
    assertThat(mark(store).failures()).isZero();
    store.noteFailure(mark(store), START.plusSeconds(60));
    store.noteFailure(mark(store), START.plusSeconds(180));
    assertThat(mark(store).failures()).isEqualTo(2);
    assertThat(mark(store).notBefore()).isEqualTo(START.plusSeconds(180));
    store.clearDirty(mark(store));
    assertThat(store.dirtyWindows("a")).isEmpty();
  }

  @Test
  void arrival_keepsTheLatestOfEach() {
    WindowStore store = newStore();
    store.noteArrival(arrival("a", 5, 10), START);
    store.noteArrival(arrival("a", 2, 20), START);
    SourceArrival other = new SourceArrival(LogFormat.CLOUDFRONT, key("b", 1), START);
    store.noteArrival(other, START);
    assertThat(store.sources()).containsExactlyInAnyOrder(arrival("a", 5, 20), other);
  }

  @Test
  void arrival_isDueAtTheEarliestTime() {
    WindowStore store = newStore();
    store.noteArrival(arrival("a", 1, 10), START.plusSeconds(600));
    store.noteArrival(arrival("a", 2, 20), START.plusSeconds(900));
    assertThat(store.dueSources(START.plusSeconds(599))).isEmpty();
    assertThat(store.dueSources(START.plusSeconds(600)))
        .extracting(DueSource::source)
        .containsExactly("a");
    store.noteArrival(arrival("a", 3, 30), START.plusSeconds(300));
    assertThat(store.source("a").orElseThrow().due()).isEqualTo(START.plusSeconds(300));
    assertThat(store.source("b")).isEmpty();
  }

  @Test
  void rest_lastsUntilItsTimeOrTheNextArrival() {
    WindowStore store = newStore();
    store.noteArrival(arrival("a", 1, 10), START);
    store.rest(store.source("a").orElseThrow(), START.plusSeconds(600));
    assertThat(store.dueSources(START.plusSeconds(599))).isEmpty();
    store.rest(store.source("a").orElseThrow(), Instant.MAX);
    assertThat(store.dueSources(START.plus(Duration.ofDays(10_000)))).isEmpty();
    assertThat(store.source("a").orElseThrow().due()).isEqualTo(Instant.MAX);
    store.noteArrival(arrival("a", 2, 20), START.plusSeconds(900));
    assertThat(store.dueSources(START.plusSeconds(900))).hasSize(1);
  }

  @Test
  void rest_isRefusedIfSomethingArrivedMeanwhile() {
    WindowStore store = newStore();
    store.noteArrival(arrival("a", 1, 10), START);
    DueSource read = store.source("a").orElseThrow();
    store.noteArrival(arrival("a", 0, 5), START.plusSeconds(900));
    store.rest(read, Instant.MAX);
    assertThat(store.dueSources(START)).hasSize(1);
  }

  @Test
  void summary_isReadBackInOrderAndRange() {
    WindowStore store = newStore();
    store.putSummary(summary(key("a", 2), 2, false));
    store.putSummary(summary(key("a", 0), 0, true));
    store.putSummary(summary(key("a", 1), 1, false));
    store.putSummary(summary(key("b", 1), 9, false));
    assertThat(store.summaries("a", START, START.plus(WIDTH.multipliedBy(2))))
        .containsExactly(summary(key("a", 0), 0, true), summary(key("a", 1), 1, false));
    assertThat(store.summaries("a", START.plusSeconds(1), START.plusSeconds(900))).hasSize(2);
    assertThat(store.summaries("a", START, START)).isEmpty();
  }

  @Test
  void summary_putAgainReplaces() {
    WindowStore store = newStore();
    store.putSummary(summary(key("a", 0), 1, false));
    store.putSummary(summary(key("a", 0), 2, true));
    assertThat(store.summaries("a", START, START.plus(WIDTH)))
        .containsExactly(summary(key("a", 0), 2, true));
  }

  @Test
  void briefSummaries_haveTheNumbersAlone() {
    WindowStore store = newStore();
    FeatureVector features = FeatureVector.of(feature -> feature.ordinal() + 0.5);
    Map<Dimension, Map<String, Long>> heavy = Map.of(Dimension.PATH, Map.of("/cart", 12L));
    Digest digest = new Digest(features, 3, heavy, List.of());
    for (int i = 0; i < 3; i++) {
      store.putSummary(new WindowSummary(key("a", i), DigestCodec.write(digest), i == 1));
    }
    List<WindowSummary> brief = store.briefSummaries("a", START, START.plus(WIDTH.multipliedBy(2)));
    assertThat(brief).extracting(WindowSummary::key).containsExactly(key("a", 0), key("a", 1));
    assertThat(brief).extracting(WindowSummary::anomalous).containsExactly(false, true);
    Digest read = brief.get(0).digest().orElseThrow();
    assertThat(read.features()).isEqualTo(features);
    assertThat(read.objects()).isEqualTo(3);
    assertThat(read.heavy()).isEmpty();
    assertThat(brief.get(0).content().size()).isLessThan(DigestCodec.write(digest).size());
    assertThat(store.briefSummaries("b", START, START.plus(WIDTH))).isEmpty();
  }

  @Test
  void summaries_ofSeveralWidthsLiveSideBySide() {
    WindowStore store = newStore();
    WindowKey minute = new WindowKey("a", START, Duration.ofMinutes(1));
    store.putSummary(summary(key("a", 0), 1, false));
    store.putSummary(summary(minute, 2, false));
    assertThat(store.summaries("a", START, START.plus(WIDTH))).hasSize(2);
  }

  private static WindowKey key(String source, int index) {
    return new WindowKey(source, START.plus(WIDTH.multipliedBy(index)), WIDTH);
  }

  private static DirtyWindow mark(WindowStore store) {
    return store.dirtyWindows("a").get(0);
  }

  private static SourceArrival arrival(String source, int window, int second) {
    return new SourceArrival(LogFormat.ALB, key(source, window), START.plusSeconds(second));
  }

  private static WindowPart version(String version, long requests) {
    Window window = new Window();
    window.increment(Counter.REQUESTS, requests);
    return new WindowPart(key("a", 0), new ObjectRef("logs", "growing", version), window);
  }

  private static WindowPart part(WindowKey key, String object, long requests) {
    Window window = new Window();
    window.increment(Counter.REQUESTS, requests);
    return new WindowPart(key, new ObjectRef("logs", object, "1"), window);
  }

  private static long requestsFrom(WindowStore store, long place) {
    return requests(
        store.readParts(key("a", 0), place).all().stream().map(PlacedPart::part).toList());
  }

  private static long requests(List<WindowPart> parts) {
    return parts.stream().mapToLong(part -> part.window().count(Counter.REQUESTS)).sum();
  }

  private static WindowSummary summary(WindowKey key, int content, boolean anomalous) {
    return new WindowSummary(key, Blob.of(new byte[] {1, (byte) content}), anomalous);
  }
}
