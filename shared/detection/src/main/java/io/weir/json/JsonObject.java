package io.weir.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a JSON object. Members that are {@code null} count as absent; a member that is
 * missing or of another kind throws {@link IllegalArgumentException} with its name.
 */
public final class JsonObject {
  private final Map<String, Object> members;

  JsonObject(Map<String, Object> members) {
    this.members = members;
  }

  public Set<String> names() {
    return members.keySet();
  }

  /**
   * Requires that there are no other members: what a person wrote may be misspelt.
   *
   * @throws IllegalArgumentException if there is one; the message names it
   */
  public void requireOnly(Set<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("unknown member: " + name);
      }
    }
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  public String text(String name) {
    return member(name, String.class);
  }

  public Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + " is no time such as 2026-03-02T22:00:00Z: " + text(name), e);
    }
  }

  public Optional<Instant> optionalInstant(String name) {
    return has(name) ? Optional.of(instant(name)) : Optional.empty();
  }

  public double number(String name) {
    return member(name, Number.class).doubleValue();
  }

  /** Returns the number; NaN if absent, because JSON has no NaN. */
  public double numberOrNaN(String name) {
    return has(name) ? number(name) : Double.NaN;
  }

  public long integer(String name) {
    return member(name, Long.class);
  }

  public boolean flag(String name) {
    return member(name, Boolean.class);
  }

  public JsonObject object(String name) {
    return member(name, JsonObject.class);
  }

  public List<JsonObject> objects(String name) {
    return items(name, JsonObject.class);
  }

  public List<String> texts(String name) {
    return items(name, String.class);
  }

  /** Returns a list of lists of texts. */
  public List<List<String>> pairs(String name) {
    return items(name, List.class).stream()
        .map(
            inner ->
                ((List<?>) inner).stream().map(item -> cast(name, item, String.class)).toList())
        .toList();
  }

  public double[] numbers(String name) {
    return items(name, Number.class).stream().mapToDouble(Number::doubleValue).toArray();
  }

  /**
   * Checks the format version of a stored document.
   *
   * @throws IllegalArgumentException if it is another one than is understood
   */
  public void requireVersion(int version) {
    if (integer("version") != version) {
      throw new IllegalArgumentException(
          "version " + integer("version") + " of a document; only " + version + " is understood");
    }
  }

  private <T> List<T> items(String name, Class<T> kind) {
    List<?> items = member(name, List.class);
    return items.stream().map(item -> cast(name, item, kind)).toList();
  }

  private <T> T member(String name, Class<T> kind) {
    if (!has(name)) {
      throw new IllegalArgumentException("member missing: " + name);
    }
    return cast(name, members.get(name), kind);
  }

  private static <T> T cast(String name, Object value, Class<T> kind) {
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException("member " + name + " is no " + kind.getSimpleName());
    }
    return kind.cast(value);
  }
}
