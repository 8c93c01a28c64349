package io.weir.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON documents as text, read and written token by token, so that no reflection is needed. */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Writes one document. */
  @FunctionalInterface
  public interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  /** Returns the text that the body writes. */
  public static String write(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Returns the document as an object.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public static JsonObject object(String text) {
    try (JsonParser in = FACTORY.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      JsonObject object = object(in);
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("more than one JSON document");
      }
      return object;
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
  }

  private static JsonObject object(JsonParser in) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      value(in).ifPresent(value -> members.put(name, value));
    }
    return new JsonObject(members);
  }

  private static List<Object> array(JsonParser in) throws IOException {
    List<Object> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      value(in).ifPresent(items::add);
    }
    return items;
  }

  private static java.util.Optional<Object> value(JsonParser in) throws IOException {
    return java.util.Optional.ofNullable(
        switch (in.currentToken()) {
          case START_OBJECT -> object(in);
          case START_ARRAY -> array(in);
          case VALUE_STRING -> in.getText();
          case VALUE_NUMBER_INT -> in.getLongValue();
          case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          case VALUE_NULL -> null;
          default -> throw new IOException("unexpected " + in.currentToken());
        });
  }
}
