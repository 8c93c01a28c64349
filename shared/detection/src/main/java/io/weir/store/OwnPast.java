package io.weir.store;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.ProfileCodec;
import io.weir.bytes.Blob;
import io.weir.bytes.Erasure;
import java.time.Duration;
import java.time.Instant;

/**
 * What a source's own past says of it, kept ready until it has a trained model, so that its past is
 * not read for every window. It holds as long as no window of that past gets another verdict.
 *
 * @param source which source
 * @param width of windows of which length
 * @param first the start of the first window of that past
 * @param until before which time it ends
 * @param profile the profile, encoded; empty bytes if that past is too short to have one
 */
public record OwnPast(String source, Duration width, Instant first, Instant until, Blob profile) {
  public OwnPast {
    requireNonNull(source, "source");
    requireNonNull(width, "width");
    requireNonNull(first, "first");
    requireNonNull(until, "until");
    requireNonNull(profile, "profile");
  }

  /** Returns the bytes of a profile that is kept so, without the client. */
  public static byte[] erase(byte[] profile, Erasure erasure) {
    return profile.length == 0
        ? profile
        : ProfileCodec.erase(Blob.of(profile), erasure).toByteArray();
  }

  /** Returns whether a verdict on a window that starts at the time puts an end to this. */
  public boolean endsWith(Instant start) {
    return start.isBefore(until);
  }
}
