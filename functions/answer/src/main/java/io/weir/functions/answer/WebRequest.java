package io.weir.functions.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.json.JsonObject;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A request to the function's address. Anybody may send one, with anything in it.
 *
 * <p>Source: AWS Lambda Developer Guide, "Function URL request payload format", version 2.0.
 *
 * @param method in upper case
 * @param parameter the value of the only parameter that is understood, of a form if something is
 *     posted and else of the address; empty if there is none
 */
record WebRequest(String method, String parameter) {
  private static final int MAX_CHARS = 2000;

  static boolean isIn(JsonObject event) {
    return event.has("requestContext");
  }

  static WebRequest of(JsonObject event, String name) {
    String method =
        event.object("requestContext").object("http").text("method").toUpperCase(Locale.ROOT);
    Optional<String> form =
        method.equals("POST")
            ? body(event)
            : event.has("rawQueryString")
                ? Optional.of(event.text("rawQueryString"))
                : Optional.empty();
    return new WebRequest(method, form.map(text -> value(text, name)).orElse(""));
  }

  private static Optional<String> body(JsonObject event) {
    if (!event.has("body") || event.text("body").length() > MAX_CHARS) {
      return Optional.empty();
    }
    String body = event.text("body");
    boolean encoded = event.has("isBase64Encoded") && event.flag("isBase64Encoded");
    try {
      return Optional.of(encoded ? new String(Base64.getDecoder().decode(body), UTF_8) : body);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String value(String form, String name) {
    if (form.length() > MAX_CHARS) {
      return "";
    }
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        try {
          return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
        } catch (IllegalArgumentException e) {
          return "";
        }
      }
    }
    return "";
  }
}
