package io.weir.lab.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.Blob;
import io.weir.lab.generate.print.Keys;
import io.weir.lab.generate.print.LinePrinter;
import io.weir.lab.generate.print.Writing;
import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.traffic.Crowd;
import io.weir.lab.generate.traffic.Draft;
import io.weir.lab.generate.traffic.Rhythm;
import io.weir.lab.generate.traffic.Site;
import io.weir.lab.generate.trouble.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Makes up the traffic of one source, window by window. Every window can be made by itself, and is
 * always the same.
 */
public final class TrafficGenerator {
  private final TrafficShape shape;
  private final List<Event> events;
  private final Rhythm rhythm;
  private final Site site;
  private final Crowd crowd;
  private final List<String> targets;
  private final LinePrinter printer;
  private final Consumer<Draft> edge;

  /** Returns the traffic of the shape with the events in it. */
  public TrafficGenerator(TrafficShape shape, List<Event> events) {
    this(shape, events, Writing.USUAL);
  }

  /** Returns the traffic of the shape with the events in it. */
  public TrafficGenerator(TrafficShape shape, List<Event> events, Writing writing) {
    this(shape, events, LinePrinter.of(shape.format(), writing), draft -> {});
  }

  private TrafficGenerator(
      TrafficShape shape, List<Event> events, LinePrinter printer, Consumer<Draft> edge) {
    this.shape = shape;
    this.events = List.copyOf(events);
    this.rhythm = new Rhythm(shape);
    this.site = new Site(shape.seed(), "shop.example");
    this.crowd = new Crowd(shape.seed());
    this.targets = shape.targetAddresses();
    this.printer = printer;
    this.edge = edge;
  }

  /** Returns the same traffic, each request of which the edge sees, and may change, before it. */
  public TrafficGenerator behind(Consumer<Draft> firewall) {
    return new TrafficGenerator(shape, events, printer, firewall);
  }

  public TrafficShape shape() {
    return shape;
  }

  /** Returns what happens, in the order by which drafts name it. */
  public List<Event> events() {
    return events;
  }

  /** Returns what should be found, in order of time. */
  public List<Label> labels() {
    return events.stream()
        .filter(event -> event.type().isPresent())
        .sorted(java.util.Comparator.comparing(Event::start))
        .map(
            event ->
                new Label(
                    shape.source(),
                    event.type().get(),
                    event.start(),
                    event.end(),
                    event.subject()))
        .toList();
  }

  /** Returns the window's objects, one for each node that wrote any lines. */
  public List<LogObject> objects(int window) {
    return objects(window, true);
  }

  /** Returns the window's objects as they are before they are compressed. */
  public List<LogObject> plainObjects(int window) {
    return objects(window, false);
  }

  private List<LogObject> objects(int window, boolean compressed) {
    Instant start = shape.window(window);
    List<StringBuilder> nodes = lines(window);
    List<LogObject> objects = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      if (!nodes.get(node).isEmpty()) {
        String key = Keys.of(shape, start, node);
        byte[] text = (printer.header() + nodes.get(node)).getBytes(UTF_8);
        objects.add(
            new LogObject(key, Blob.of(compressed && key.endsWith(".gz") ? gzip(text) : text)));
      }
    }
    return objects;
  }

  /** Returns the lines of each node's object of the window. */
  List<StringBuilder> lines(int window) {
    Instant start = shape.window(window);
    List<Event> now = events.stream().filter(event -> event.overlap(start) > 0).toList();
    Chance chance = Chance.of(shape.seed(), "window", window);
    Window lines = new Window(start, window, now, chance);
    lines.fill();
    return lines.nodes;
  }

  private static byte[] gzip(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One window while it is being filled. */
  private final class Window {
    private final Instant start;
    private final int index;
    private final List<Event> events;
    private final Chance chance;
    private final double[] present;
    private final double normal;
    private final List<StringBuilder> nodes = new ArrayList<>();

    Window(Instant start, int index, List<Event> events, Chance chance) {
      this.start = start;
      this.index = index;
      this.events = events;
      this.chance = chance;
      this.normal = rhythm.requests(start);
      double factor = 1;
      for (Event event : events) {
        factor *= 1 + (event.effect().rate() - 1) * event.overlap(start);
      }
      this.present = crowd.present(normal * factor);
      for (int i = 0; i < shape.nodes(); i++) {
        nodes.add(new StringBuilder());
      }
    }

    void fill() {
      int count = chance.count(normal * largestRate());
      for (int i = 0; i < count; i++) {
        Draft draft = visit();
        double rate = 1;
        for (Event event : events) {
          if (event.covers(draft.time)) {
            rate *= event.effect().rate();
            event.effect().touch(draft, chance);
          }
        }
        if (chance.share() * largestRate() < rate) {
          print(draft);
        }
      }
      for (Event event : events) {
        int extra = chance.count(event.effect().extra(normal) * event.overlap(start));
        for (int i = 0; i < extra; i++) {
          Draft draft = visit();
          draft.time = within(event);
          draft.event = TrafficGenerator.this.events.indexOf(event);
          event.effect().fill(draft, chance);
          print(draft);
        }
      }
    }

    private double largestRate() {
      double rate = 1;
      for (Event event : events) {
        rate *= Math.max(1, event.effect().rate());
      }
      return rate;
    }

    private Draft visit() {
      Draft draft = new Draft();
      draft.time = start.plusNanos((long) (chance.share() * TrafficShape.WIDTH.toNanos()));
      crowd.come(draft, index, present, chance);
      draft.target = chance.of(answering(draft.time));
      site.ask(draft, chance);
      return draft;
    }

    private List<String> answering(Instant time) {
      List<String> left = targets;
      for (Event event : events) {
        if (event.covers(time)) {
          left = event.effect().targets(left);
        }
      }
      return left;
    }

    private Instant within(Event event) {
      Instant from = event.start().isAfter(start) ? event.start() : start;
      Instant end = start.plus(TrafficShape.WIDTH);
      Instant to = event.end().isBefore(end) ? event.end() : end;
      long nanos = java.time.Duration.between(from, to).toNanos();
      return from.plusNanos((long) (chance.share() * nanos));
    }

    private void print(Draft draft) {
      for (Event event : events) {
        if (event.effect().losesLogs() && event.covers(draft.time)) {
          return;
        }
      }
      edge.accept(draft);
      printer.print(draft, shape, nodes.get(chance.below(nodes.size())));
    }
  }
}
