package io.weir.detect;

import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Lists of crawlers as one JSON document, and one list as operators publish theirs. */
public final class CrawlerListJson {
  private static final int VERSION = 1;

  private CrawlerListJson() {}

  /** Returns the document of the lists. */
  public static String write(List<CrawlerList> lists) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeNumberField("version", VERSION);
          out.writeArrayFieldStart("lists");
          for (CrawlerList list : lists) {
            out.writeStartObject();
            out.writeStringField("agent", list.agent());
            out.writeStringField("url", list.url());
            out.writeStringField("fetched", list.fetched().toString());
            out.writeArrayFieldStart("prefixes");
            for (String prefix : list.prefixes()) {
              out.writeString(prefix);
            }
            out.writeEndArray();
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /**
   * Returns the lists of the document.
   *
   * @throws IllegalArgumentException if it is damaged or of an unknown version
   */
  public static List<CrawlerList> read(String text) {
    JsonObject json = Json.object(text);
    json.requireVersion(VERSION);
    return json.objects("lists").stream()
        .map(
            list ->
                new CrawlerList(
                    list.text("agent"),
                    list.text("url"),
                    list.instant("fetched"),
                    list.texts("prefixes")))
        .toList();
  }

  /**
   * Returns the list that an operator published, in the form that Google began and others took up:
   * {@code {"creationTime": …, "prefixes": [{"ipv4Prefix": …}, {"ipv6Prefix": …}]}}.
   *
   * @throws IllegalArgumentException if it is no such document, or says more than can be
   */
  public static CrawlerList published(String text, String agent, String url, Instant fetched) {
    List<String> prefixes =
        Json.object(text).objects("prefixes").stream()
            .map(prefix -> prefix.text(prefix.has("ipv4Prefix") ? "ipv4Prefix" : "ipv6Prefix"))
            .toList();
    return new CrawlerList(agent, url, fetched, prefixes);
  }
}
