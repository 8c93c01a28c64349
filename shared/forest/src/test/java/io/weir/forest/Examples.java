package io.weir.forest;

import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Rows as Tribuo's examples, with features f0, f1 and so on. */
public final class Examples {
  private Examples() {}

  /** Returns the names f0 up to but not including f(features). */
  public static String[] names(int features) {
    return IntStream.range(0, features).mapToObj(f -> "f" + f).toArray(String[]::new);
  }

  public static Example<Event> example(double[] row) {
    return new ArrayExample<>(AnomalyFactory.UNKNOWN_EVENT, names(row.length), row);
  }

  public static MutableDataset<Event> dataset(double[][] rows) {
    AnomalyFactory factory = new AnomalyFactory();
    MutableDataset<Event> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("test", factory), factory);
    for (double[] row : rows) {
      dataset.add(new ArrayExample<>(new Event(EventType.EXPECTED), names(row.length), row));
    }
    return dataset;
  }
}
