package io.weir.lab.evaluate.labelled;

import static java.util.stream.Collectors.toCollection;

import io.weir.bytes.Blob;
import io.weir.log.Formats;
import io.weir.log.LogFormat;
import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.work.SourceArrival;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The windows of a folder of logs, read once: judging the same traffic again, after a change of
 * detection, then takes seconds. Each window is kept as one part, in its stored form.
 */
final class WindowsFile {
  private static final ObjectRef WHOLE = new ObjectRef("evaluation", "window", "1");

  private final List<Stored> windows;
  private final Map<String, LogFormat> formats;

  /** A window in its stored form, which takes a tenth of the memory. */
  private record Stored(WindowKey key, Blob content) {}

  private WindowsFile(List<Stored> windows, Map<String, LogFormat> formats) {
    this.windows = windows;
    this.formats = formats;
  }

  /** Returns the windows in order of time, each read when its turn comes. */
  Iterable<WindowPart> parts() {
    return () ->
        windows.stream()
            .map(w -> new WindowPart(w.key(), WHOLE, WindowCodec.decode(w.content().toByteArray())))
            .iterator();
  }

  LogFormat format(String source) {
    return formats.get(source);
  }

  /** Reads the kept windows, or else the logs, and keeps what they give. */
  static WindowsFile of(Path folder, Settings settings) throws IOException {
    Path kept = folder.resolve("windows.bin");
    return Files.exists(kept) ? read(kept, settings) : make(folder.resolve("logs"), kept, settings);
  }

  private static WindowsFile make(Path logs, Path kept, Settings settings) throws IOException {
    InMemoryWindowStore store = new InMemoryWindowStore();
    IngestStep step =
        new IngestStep(
            ref -> new BufferedInputStream(Files.newInputStream(Path.of(ref.key()))),
            store,
            settings,
            Clock.systemUTC());
    List<Path> files;
    try (Stream<Path> all = Files.walk(logs)) {
      files = all.filter(Files::isRegularFile).sorted().collect(toCollection(ArrayList::new));
    }
    files.parallelStream()
        .forEach(
            file -> {
              try {
                step.ingest(new ObjectRef("evaluation", file.toString(), "1"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Map<String, LogFormat> formats = new HashMap<>();
    for (SourceArrival arrival : store.sources()) {
      formats.put(arrival.source(), arrival.format());
    }
    write(store, formats, kept);
    return read(kept, settings);
  }

  private static void write(InMemoryWindowStore store, Map<String, LogFormat> formats, Path kept)
      throws IOException {
    Map<WindowKey, Window> windows = new TreeMap<>();
    store
        .dirtyWindows(Integer.MAX_VALUE)
        .forEach(
            mark ->
                store.parts(mark.key()).stream()
                    .sorted(Comparator.comparing(part -> part.object().toString()))
                    .forEach(
                        part ->
                            windows
                                .computeIfAbsent(mark.key(), none -> new Window())
                                .merge(part.window())));
    Path unfinished = kept.resolveSibling("windows.tmp");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
      for (Map.Entry<WindowKey, Window> window : windows.entrySet()) {
        byte[] bytes = WindowCodec.encode(window.getValue());
        out.writeUTF(window.getKey().source());
        out.writeUTF(formats.get(window.getKey().source()).name());
        out.writeLong(window.getKey().start().getEpochSecond());
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
    Files.move(unfinished, kept, StandardCopyOption.REPLACE_EXISTING);
  }

  private static WindowsFile read(Path kept, Settings settings) throws IOException {
    List<Stored> windows = new ArrayList<>();
    Map<String, LogFormat> formats = new HashMap<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(kept)))) {
      while (in.available() > 0) {
        String source = in.readUTF();
        formats.put(source, Formats.named(in.readUTF()));
        Instant start = Instant.ofEpochSecond(in.readLong());
        byte[] bytes = in.readNBytes(in.readInt());
        WindowKey key = new WindowKey(source, start, settings.windowWidth());
        windows.add(new Stored(key, Blob.of(bytes)));
      }
    }
    windows.sort(Comparator.comparing((Stored stored) -> stored.key().end()));
    return new WindowsFile(windows, formats);
  }
}
