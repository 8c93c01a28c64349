package io.weir.store;

import static java.util.Objects.requireNonNull;

import io.weir.bytes.Blob;
import io.weir.feature.Digest;
import io.weir.feature.DigestCodec;
import io.weir.window.WindowKey;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Optional;

/**
 * What stays of a scored window for baselines and training, long after its parts are gone. What was
 * decoded of it is remembered as long as there is memory for it.
 */
public final class WindowSummary {
  private final WindowKey key;
  private final Blob content;
  private final boolean anomalous;
  private volatile SoftReference<Digest> decoded = new SoftReference<>(null);
  private volatile WeakReference<WindowSummary> brief = new WeakReference<>(null);

  /**
   * @param key which window
   * @param content the encoded features and heavy hitters; the first byte is the format version
   * @param anomalous whether it belongs to an incident, and so must not be learned from
   */
  public WindowSummary(WindowKey key, Blob content, boolean anomalous) {
    this.key = requireNonNull(key, "key");
    this.content = requireNonNull(content, "content");
    this.anomalous = anomalous;
  }

  public WindowKey key() {
    return key;
  }

  public Blob content() {
    return content;
  }

  public boolean anomalous() {
    return anomalous;
  }

  /**
   * Returns the content, decoded; empty if it was made with other features.
   *
   * @throws IllegalArgumentException if it is damaged or of an unknown version
   */
  public Optional<Digest> digest() {
    Digest known = decoded.get();
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Digest> digest = DigestCodec.read(content);
    digest.ifPresent(read -> decoded = new SoftReference<>(read));
    return digest;
  }

  /** As {@link #digest()}, but its heavy values and segments may be left out. */
  public Optional<Digest> features() {
    Digest known = decoded.get();
    return known != null ? Optional.of(known) : DigestCodec.readFeatures(content);
  }

  /** Returns the summary without heavy values and segments. */
  public WindowSummary brief() {
    WindowSummary known = brief.get();
    if (known == null) {
      known = new WindowSummary(key, DigestCodec.brief(content), anomalous);
      brief = new WeakReference<>(known);
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WindowSummary summary
        && key.equals(summary.key)
        && content.equals(summary.content)
        && anomalous == summary.anomalous;
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, content, anomalous);
  }

  @Override
  public String toString() {
    return "WindowSummary[" + key + (anomalous ? ", anomalous]" : "]");
  }
}
