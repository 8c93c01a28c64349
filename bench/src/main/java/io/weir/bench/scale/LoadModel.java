package io.weir.bench.scale;

import io.weir.cloud.Consumed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a window of many sources and objects takes, through the real stores on DynamoDB Local, by
 * the service's own count of capacity: {@code bench/run scale.LoadModel [SOURCESxOBJECTS ...]}.
 * With {@code --lines N} each object has so many lines (200), with {@code --history N} so many
 * windows came before (13), with {@code --looks N} each object has an attack, and the window is
 * looked at so often while it fills. With {@code --attacks N} each source has so many incidents of
 * the last five days that are over, and with {@code --held} one that comes and goes and is open.
 */
public final class LoadModel {
  private LoadModel() {}

  /** Measures each of the sizes, and prints a row for it. */
  public static void main(String[] args) throws IOException {
    int lines = 200;
    int history = 13;
    int looks = 0;
    int attacks = 0;
    boolean held = false;
    List<int[]> sizes = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--lines" -> lines = Integer.parseInt(args[++i]);
        case "--history" -> history = Integer.parseInt(args[++i]);
        case "--attacks" -> attacks = Integer.parseInt(args[++i]);
        case "--held" -> held = true;
        case "--looks" -> looks = Integer.parseInt(args[++i]);
        default -> {
          String[] size = args[i].split("x", 2);
          sizes.add(new int[] {Integer.parseInt(size[0]), Integer.parseInt(size[1])});
        }
      }
    }
    if (sizes.isEmpty()) {
      sizes = List.of(new int[] {1, 2}, new int[] {1, 20}, new int[] {1, 200}, new int[] {10, 20});
    }
    print(
        "sources objects lines history | ingest/object: calls reads writes | dispatch: reads"
            + " | looks: calls reads writes | judging/source: calls reads writes ms | part KB");
    for (int[] size : sizes) {
      try (Load load = new Load(size[0], lines)) {
        load.remember(attacks, held);
        row(load, size[0], size[1], lines, history, looks);
      }
    }
  }

  private static void row(Load load, int sources, int objects, int lines, int history, int looks)
      throws IOException {
    for (int window = 0; window < history; window++) {
      load.deliverTogether(objects);
      load.settle();
    }
    int times = Math.max(1, looks);
    Consumed ingest = new Consumed(0, 0, 0);
    Consumed looked = new Consumed(0, 0, 0);
    load.consumed();
    for (int look = 0; look < times; look++) {
      int from = objects * look / times;
      load.deliver(objects * (look + 1) / times - from, looks > 0);
      ingest = sum(ingest, load.consumed());
      if (looks > 0) {
        load.look();
        looked = sum(looked, load.consumed());
      }
    }
    load.consumed();
    List<String> due = load.due();
    Consumed dispatch = load.consumed();
    long before = Load.cpuNanos();
    load.score(due);
    double millis = (Load.cpuNanos() - before) / 1e6 / sources;
    Consumed judged = load.consumed();
    double all = (double) sources * objects;
    print(
        "%7d %7d %5d %7d | %5.1f %5.1f %6.2f | %8.1f | %7d %9.1f %9.1f | %5.1f %7.1f %7.1f %6.1f | %.1f"
            .formatted(
                sources,
                objects,
                lines,
                history,
                ingest.calls() / all,
                ingest.readUnits() / all,
                ingest.writeUnits() / all,
                dispatch.readUnits(),
                looked.calls(),
                looked.readUnits(),
                looked.writeUnits(),
                (double) judged.calls() / sources,
                judged.readUnits() / sources,
                judged.writeUnits() / sources,
                millis,
                load.partKilobytes()));
  }

  private static Consumed sum(Consumed one, Consumed other) {
    return new Consumed(
        one.calls() + other.calls(),
        one.readUnits() + other.readUnits(),
        one.writeUnits() + other.writeUnits());
  }

  private static void print(String line) {
    System.out.println(line.replace(",", "").toLowerCase(Locale.ROOT));
  }
}
