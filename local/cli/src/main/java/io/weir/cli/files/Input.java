package io.weir.cli.files;

import static java.util.Objects.requireNonNull;

import io.weir.aws.s3.S3LogFolder;
import io.weir.cli.Failures;
import io.weir.store.LogSource;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that a command was told to read: files, folders, {@code s3://bucket/prefix}, and
 * {@code -} for standard input. A place that is not there is named, and the others are read.
 */
public final class Input implements LogSource {
  private static final ObjectRef STANDARD_INPUT = new ObjectRef("standard input", "-", "");
  private static final Pattern S3 = Pattern.compile("s3://([^/]+)/?(.*)", Pattern.CASE_INSENSITIVE);

  private final InputStream standardInput;
  private final Map<ObjectRef, LogSource> objects = new LinkedHashMap<>();
  private final Map<ObjectRef, Instant> written = new HashMap<>();
  private final Set<Path> paths = new HashSet<>();
  private final List<String> missing = new ArrayList<>();
  private boolean sized = true;
  private long bytes;

  private Input(InputStream standardInput) {
    this.standardInput = requireNonNull(standardInput, "standardInput");
  }

  /**
   * Looks at the places in order.
   *
   * @param since objects of S3 that were written before it are left out: a delivered object holds
   *     nothing that is younger than itself
   */
  public static Input find(List<String> places, InputStream standardInput, Instant since) {
    Input input = new Input(standardInput);
    for (String place : places) {
      try {
        input.add(place, since);
      } catch (IOException | InvalidPathException e) {
        input.missing.add(Failures.describe(e));
      }
    }
    return input;
  }

  private void add(String place, Instant since) throws IOException {
    Matcher s3 = S3.matcher(place);
    if (place.equals("-")) {
      objects.put(STANDARD_INPUT, this::openStandardInput);
      sized = false;
    } else if (s3.matches()) {
      S3LogFolder folder = S3LogFolder.ofProcess();
      for (S3LogFolder.Listed listed : folder.list(s3.group(1), s3.group(2), since)) {
        objects.put(listed.object(), folder);
        bytes += listed.bytes();
        written.put(listed.object(), listed.written());
      }
    } else {
      for (ObjectRef file : LogFiles.find(List.of(Path.of(place)))) {
        Path path = Path.of(file.bucket()).resolve(file.key());
        if (paths.add(path)) {
          objects.put(file, LogFiles.source());
          bytes += Files.size(path);
          written.put(file, Files.getLastModifiedTime(path).toInstant());
        }
      }
    }
  }

  /** Returns the objects, each once, in the order of the places. */
  public List<ObjectRef> objects() {
    return List.copyOf(objects.keySet());
  }

  /** Returns a line for each place that is not there. */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  /** Returns how many bytes there are to read; 0 if that is not known. */
  public long bytes() {
    return sized ? bytes : 0;
  }

  /**
   * Returns when the object was written; empty if that is not known. Copies of delivered objects
   * keep their time if whoever copied them saw to it, as the AWS command line does.
   */
  public Optional<Instant> written(ObjectRef object) {
    return Optional.ofNullable(written.get(object));
  }

  @Override
  public InputStream open(ObjectRef object) throws IOException {
    return objects.get(object).open(object);
  }

  private InputStream openStandardInput(ObjectRef object) {
    return standardInput;
  }
}
