package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.store.PublicPages;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Set;

/**
 * Pages by HTTPS, of a bounded size and within bounded time; wherever they lead is not followed.
 */
public final class HttpsPages implements PublicPages {
  private static final int MAX_BYTES = 1 << 20;
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int OK = 200;
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost");

  @Override
  public String text(URI address) throws IOException {
    boolean local = "http".equals(address.getScheme()) && HERE.contains(address.getHost());
    if (!"https".equals(address.getScheme()) && !local) {
      throw new IOException("not by HTTPS: " + address);
    }
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    try {
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("User-Agent", "weir");
      if (connection.getResponseCode() != OK) {
        throw new IOException("answered " + connection.getResponseCode());
      }
      try (InputStream in = connection.getInputStream()) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IOException("more than " + MAX_BYTES + " bytes");
        }
        return new String(bytes, UTF_8);
      }
    } finally {
      connection.disconnect();
    }
  }
}
