package io.weir.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.Blob;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.store.ModelStore;
import io.weir.store.StoredModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Model artifacts in S3: {@code models/<source>/<version>/model.pb} with {@code manifest.json}
 * beside it, and {@code models/<source>/current.json}, written last, which names the version in
 * use. A version that has its manifest is never overwritten.
 */
public final class S3ModelStore implements ModelStore {
  private static final int PRECONDITION_FAILED = 412;
  private static final int POINTER_VERSION = 1;

  /** Far above any model of ours, and far below what a function has memory for. */
  static final long MAX_BYTES = 64L << 20;

  private final S3Client client;
  private final String bucket;

  public S3ModelStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public Optional<String> currentVersion(String source) throws IOException {
    try {
      return read(folder(source) + "current.json").map(S3ModelStore::version);
    } catch (SdkException | IllegalArgumentException e) {
      throw new IOException("cannot read the model of " + source + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<StoredModel> current(String source) throws IOException {
    try {
      Optional<String> current = currentVersion(source);
      if (current.isEmpty()) {
        return Optional.empty();
      }
      String version = current.get();
      String folder = folder(source, version);
      return Optional.of(
          new StoredModel(
              source, version, required(folder + "model.pb"), required(folder + "manifest.json")));
    } catch (SdkException | IllegalArgumentException e) {
      throw new IOException("cannot read the model of " + source + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void publish(StoredModel model) throws IOException {
    try {
      String folder = folder(model.source(), model.version());
      // The manifest makes a version complete: an artifact without one is left of a run that died.
      if (read(folder + "manifest.json").isEmpty()) {
        put(folder + "model.pb", model.artifact().toByteArray());
      }
      requireSame(folder + "model.pb", model.artifact());
      putNew(folder + "manifest.json", model.manifest());
      put(folder(model.source()) + "current.json", pointer(model.version()));
    } catch (SdkException e) {
      throw new IOException(
          "cannot store the model of " + model.source() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> versions(String source) throws IOException {
    try {
      String folder = folder(source);
      return client
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(folder).delimiter("/"))
          .commonPrefixes()
          .stream()
          .map(found -> found.prefix().substring(folder.length(), found.prefix().length() - 1))
          .map(S3ModelStore::unescape)
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (SdkException e) {
      throw new IOException("cannot list the models of " + source + ": " + e.getMessage(), e);
    }
  }

  private void put(String key, byte[] bytes) {
    client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
  }

  private void putNew(String key, Blob content) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(key).ifNoneMatch("*"),
          RequestBody.fromBytes(content.toByteArray()));
    } catch (S3Exception e) {
      // A repeated put, or an older version put in use again, finds its own bytes there.
      if (e.statusCode() != PRECONDITION_FAILED) {
        throw e;
      }
      requireSame(key, content);
    }
  }

  private void requireSame(String key, Blob content) throws IOException {
    if (!required(key).equals(content)) {
      throw new IOException("another model is stored as " + key);
    }
  }

  private Blob required(String key) throws IOException {
    return read(key).orElseThrow(() -> new FileNotFoundException("no such object: " + key));
  }

  private Optional<Blob> read(String key) throws IOException {
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(request -> request.bucket(bucket).key(key))) {
      if (in.response().contentLength() > MAX_BYTES) {
        in.abort();
        throw new IOException(
            "%s is %d bytes; at most %d are read"
                .formatted(key, in.response().contentLength(), MAX_BYTES));
      }
      return Optional.of(Blob.of(in.readAllBytes()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  private static byte[] pointer(String version) {
    String json =
        Json.write(
            out -> {
              out.writeStartObject();
              out.writeNumberField("version", POINTER_VERSION);
              out.writeStringField("model", version);
              out.writeEndObject();
            });
    return json.getBytes(UTF_8);
  }

  private static String version(Blob pointer) {
    JsonObject json = Json.object(new String(pointer.toByteArray(), UTF_8));
    json.requireVersion(POINTER_VERSION);
    return json.text("model");
  }

  private static String folder(String source) {
    return "models/" + escape(source) + "/";
  }

  private static String folder(String source, String version) {
    return folder(source) + escape(version) + "/";
  }

  /** Makes one path segment of any name; {@code =} because {@code %} would be escaped once more. */
  private static String escape(String name) {
    return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace('%', '=');
  }

  private static String unescape(String segment) {
    return URLDecoder.decode(segment.replace('=', '%'), UTF_8);
  }
}
