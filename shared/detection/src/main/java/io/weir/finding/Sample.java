package io.weir.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.weir.log.Slice;
import io.weir.window.segment.PathForm;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a finding rests on, and where the lines behind it lie.
 *
 * @param requests how many requests the window had
 * @param objects how many log objects contributed to it
 * @param expectedObjects how many usually do; 0 where that is not known yet
 * @param query an Athena query that lists the lines, or empty
 * @param objectKeys the first few objects, as {@code bucket/key}
 * @param examples a few of the requests in question, one line each, with secrets masked
 */
public record Sample(
    long requests,
    long objects,
    double expectedObjects,
    String query,
    List<String> objectKeys,
    List<String> examples) {
  private static final int TARGET = 3;

  /** A sample of nothing, for windows without logs. */
  public static final Sample EMPTY = new Sample(0, 0, 0, "", List.of());

  public Sample {
    requireNonNull(query, "query");
    objectKeys = List.copyOf(objectKeys);
    examples = List.copyOf(examples);
    if (requests < 0 || objects < 0 || !(expectedObjects >= 0)) {
      throw new IllegalArgumentException("a sample is never negative");
    }
  }

  /** Returns a sample without examples. */
  public Sample(
      long requests, long objects, double expectedObjects, String query, List<String> objectKeys) {
    this(requests, objects, expectedObjects, query, objectKeys, List.of());
  }

  /** Returns the sample with examples. */
  public Sample with(List<String> lines) {
    return new Sample(requests, objects, expectedObjects, query, objectKeys, lines);
  }

  /** Returns the forms of the paths that the examples asked for. */
  public Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    PathForm form = new PathForm();
    for (String line : examples) {
      // When, who, how and what, as the examples of attacks are written.
      String[] words = line.split(" ", 5);
      if (words.length > TARGET) {
        form.find(Slice.of(words[TARGET].split("\\?", 2)[0]));
        paths.add(new String(form.bytes(), 0, form.length(), UTF_8));
      }
    }
    return paths;
  }

  /** Returns how complete the window is, in words. */
  public String completeness() {
    if (expectedObjects < 0.5) {
      return objects + (objects == 1 ? " log object seen" : " log objects seen");
    }
    return objects + " of about " + Math.round(expectedObjects) + " log objects seen";
  }
}
