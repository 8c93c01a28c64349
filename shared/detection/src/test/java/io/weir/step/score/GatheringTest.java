package io.weir.step.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.step.score.Gathering.Gathered;
import io.weir.store.Found;
import io.weir.store.PlacedPart;
import io.weir.store.RollUp;
import io.weir.store.WindowStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.work.DirtyWindow;
import io.weir.window.Counter;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Windows of many objects, read again and again. */
final class GatheringTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final WindowKey KEY = new WindowKey("a", START, WindowKey.DEFAULT_WIDTH);
  private static final int FROM = 10;

  private final InMemoryWindowStore store = new InMemoryWindowStore();
  private final List<Integer> reads = new ArrayList<>();
  private UnaryOperator<Found<PlacedPart>> sight = found -> found;
  private final Gathering gathering = new Gathering(seen(), FROM);

  @Test
  void window_isTheSumOfItsParts() {
    for (int i = 0; i < FROM - 1; i++) {
      put("o" + i, i, START);
    }
    Gathered gathered = gathering.gather(mark());
    assertThat(requests(gathered)).isEqualTo(36);
    assertThat(gathered.isWhole()).isTrue();
    assertThat(gathered.next()).isEmpty();
  }

  @Test
  void partsThatAreMerged_areNotReadAgain() {
    for (int i = 0; i < 25 * FROM; i++) {
      put("o" + i, 2, START);
      if (i % FROM == FROM - 1) {
        look();
      }
    }
    assertThat(reads).hasSize(25).containsOnly(FROM);
    Gathered last = gathering.gather(mark());
    assertThat(requests(last)).isEqualTo(50 * FROM);
    assertThat(last.window().objectCount()).isEqualTo(whole().objectCount());
    assertThat(reads).endsWith(0);
  }

  @Test
  void mergedWindow_isTheSameAsOneThatIsReadAtOnce() {
    for (int i = 0; i < 5 * FROM; i++) {
      put("o" + i, i, START);
      if (i % 7 == 0) {
        look();
      }
    }
    assertThat(WindowCodec.encode(gathering.gather(mark()).window()))
        .isEqualTo(WindowCodec.encode(whole()));
  }

  @Test
  void objectThatComesAgain_countsOnce() {
    fill();
    put("o3", 1, START);
    assertThat(requests(gathering.gather(mark()))).isEqualTo(FROM);
    look();
    assertThat(requests(gathering.gather(mark()))).isEqualTo(FROM);
  }

  @Test
  void objectThatIsWrittenAgain_countsAsItWasLast() {
    fill();
    put("o3", 100, START.plusSeconds(60));
    put("o4", 50, START.minusSeconds(60));
    assertThat(requests(gathering.gather(mark()))).isEqualTo(FROM + 99);
    look();
    assertThat(requests(gathering.gather(mark()))).isEqualTo(FROM + 99);
    put("o3", 7, START.plusSeconds(30));
    look();
    assertThat(requests(gathering.gather(mark()))).isEqualTo(FROM + 99);
  }

  @Test
  void partThatIsSeenLate_isInAllThatFollows() {
    // Written in the middle of the others, and not there yet when they are read.
    for (int i = 0; i < FROM; i++) {
      put("o" + i, 1, START);
    }
    long place = store.putPart(part("late", 1000), START);
    put("last", 1, START);
    sight = found -> without(found, "late");
    look();
    assertThat(store.rollUp(KEY).upTo()).isGreaterThan(place);
    sight = found -> found;
    store.markDirty(KEY, false, place);
    assertThat(requests(gathering.gather(mark()))).isEqualTo(FROM + 1001);
    look();
    assertThat(requests(gathering.gather(mark()))).isEqualTo(FROM + 1001);
  }

  @Test
  void whoeverIsOvertaken_keepsNothing() {
    fill();
    for (int i = 0; i < FROM; i++) {
      put("p" + i, 1, START);
    }
    Gathered one = gathering.gather(mark());
    put("q", 1, START);
    Gathered other = gathering.gather(mark());
    assertThat(gathering.keep(other)).isTrue();
    assertThat(gathering.keep(one)).isFalse();
    assertThat(requests(gathering.gather(mark()))).isEqualTo(2 * FROM + 1);
  }

  @Test
  void partThatCannotBeRead_isLookedForUntilItCan() {
    fill();
    long place = store.putPart(part("odd", 1000), START);
    store.markDirty(KEY, false, place);
    sight = found -> new Found<>(without(found, "odd").all(), List.of("odd: of another version"));
    Gathered damaged = gathering.gather(mark());
    assertThat(damaged.isWhole()).isFalse();
    assertThat(requests(damaged)).isEqualTo(FROM);
    assertThat(gathering.keep(damaged)).isTrue();
    store.clearDirty(mark());
    sight = found -> found;
    put("next", 1, START);
    assertThat(requests(gathering.gather(mark()))).isEqualTo(FROM + 1001);
  }

  @Test
  void objectsBeyondTheMost_areReadAndCounted() {
    int many = RollUp.MAX_OBJECTS + 3;
    Window shared = part("any", 1).window();
    for (int i = 0; i < many; i++) {
      store.putPart(new WindowPart(KEY, new ObjectRef("logs", "o" + i, "1"), shared), START);
    }
    store.markDirty(KEY, true, 1);
    look();
    assertThat(store.rollUp(KEY).objects()).hasSize(RollUp.MAX_OBJECTS);
    assertThat(requests(gathering.gather(mark()))).isEqualTo(many);
    assertThat(reads).endsWith(3);
    put("late", 1, START);
    look();
    assertThat(requests(gathering.gather(mark()))).isEqualTo(many + 1);
  }

  private Window whole() {
    Window window = new Window();
    store.parts(KEY).forEach(part -> window.merge(part.window()));
    return window;
  }

  private void fill() {
    for (int i = 0; i < FROM; i++) {
      put("o" + i, 1, START);
    }
    look();
    assertThat(store.rollUp(KEY).objects()).hasSize(FROM);
  }

  private void look() {
    Gathered gathered = gathering.gather(mark());
    assertThat(gathering.keep(gathered)).isTrue();
    store.noteLooked(mark());
  }

  private void put(String object, long requests, Instant delivered) {
    store.markDirty(KEY, true, store.putPart(part(object, requests), delivered));
  }

  private DirtyWindow mark() {
    return store.dirtyWindows("a").get(0);
  }

  private static WindowPart part(String object, long requests) {
    ObjectRef ref = new ObjectRef("logs", object, "1");
    Window window = new Window();
    window.increment(Counter.REQUESTS, requests);
    window.addObject(ref);
    return new WindowPart(KEY, ref, window);
  }

  private static long requests(Gathered gathered) {
    return gathered.window().count(Counter.REQUESTS);
  }

  private static Found<PlacedPart> without(Found<PlacedPart> found, String key) {
    return new Found<>(
        found.all().stream().filter(part -> !part.part().object().key().equals(key)).toList(),
        List.of());
  }

  /** The store, as whoever reads parts from it sees them. */
  private WindowStore seen() {
    return (WindowStore)
        Proxy.newProxyInstance(
            WindowStore.class.getClassLoader(),
            new Class<?>[] {WindowStore.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(store, arguments);
                return method.getName().equals("readParts") ? look(answer) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @SuppressWarnings("unchecked")
  private Found<PlacedPart> look(Object answer) {
    Found<PlacedPart> found = sight.apply((Found<PlacedPart>) answer);
    reads.add(found.all().size());
    return found;
  }
}
