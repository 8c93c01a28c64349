package io.weir.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.Blob;
import io.weir.bytes.Erasure;
import io.weir.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Profiles as bytes: a format version, and their JSON, deflated. */
public final class ProfileCodec {
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 16 << 20;

  private ProfileCodec() {}

  /** Returns the bytes of the profile. */
  public static Blob write(Profile profile) {
    return packed(Json.write(out -> ProfileJson.write(out, profile)));
  }

  /** Returns the bytes of the same profile without the client. */
  public static Blob erase(Blob content, Erasure erasure) {
    return packed(erasure.of(json(content)));
  }

  private static Blob packed(String json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(json.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all bytes", e);
    }
    return Blob.of(bytes.toByteArray());
  }

  /**
   * Returns the profile that the bytes stand for.
   *
   * @throws IllegalArgumentException if they are damaged or of an unknown version
   */
  public static Profile read(Blob content) {
    return ProfileJson.read(Json.object(json(content)));
  }

  private static String json(Blob content) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(content.toByteArray());
    int version = bytes.read();
    if (version != VERSION) {
      throw new IllegalArgumentException("unknown version of a profile: " + version);
    }
    try (InflaterInputStream in = new InflaterInputStream(bytes)) {
      return new String(in.readNBytes(MAX_BYTES), UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException("profile is damaged", e);
    }
  }
}
