package io.weir.feature;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A few values with their counts, in the order in which they were given, never changed. Weeks of
 * windows are held in memory at once, so it takes two arrays and no more.
 */
final class Ranking extends AbstractMap<String, Long> {
  private final String[] values;
  private final long[] counts;

  Ranking(Map<String, Long> counted) {
    this.values = new String[counted.size()];
    this.counts = new long[counted.size()];
    int i = 0;
    for (Map.Entry<String, Long> entry : counted.entrySet()) {
      values[i] = entry.getKey();
      counts[i] = entry.getValue();
      i++;
    }
  }

  /** Returns the count of the value; null without one, as of every map. */
  @Override
  public Long get(Object value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i].equals(value)) {
        return counts[i];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(Object value) {
    return get(value) != null;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Long> action) {
    for (int i = 0; i < values.length; i++) {
      action.accept(values[i], counts[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, Long>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public Iterator<Map.Entry<String, Long>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, Long>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < values.length;
    }

    @Override
    public Map.Entry<String, Long> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, Long> entry = Map.entry(values[next], counts[next]);
      next++;
      return entry;
    }
  }
}
