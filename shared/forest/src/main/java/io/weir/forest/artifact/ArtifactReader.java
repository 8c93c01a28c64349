package io.weir.forest.artifact;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weir.forest.IsolationForestModel;
import io.weir.forest.artifact.ArtifactException.Reason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.tribuo.Model;
import org.tribuo.protos.core.ModelProto;

/** Reads a stored forest in steps, each of which trusts only what the ones before it checked. */
final class ArtifactReader {
  private ArtifactReader() {}

  static ForestArtifact read(byte[] model, byte[] manifest, ArtifactLimits limits)
      throws ArtifactException {
    checkSize("model", model.length, limits.modelBytes());
    checkSize("manifest", manifest.length, limits.manifestBytes());
    Manifest stated = ManifestReader.read(manifest);
    checkDigest(model, stated);
    return readUndigested(model, stated);
  }

  /** Reads the model without comparing its digest: what a forged manifest could make us do. */
  static ForestArtifact readUndigested(byte[] model, Manifest manifest) throws ArtifactException {
    IsolationForestModel forest = deserialize(model);
    checkAgreement(forest, manifest);
    ForestArtifact artifact = new ForestArtifact(forest, manifest, model);
    checkScores(artifact);
    return artifact;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void checkSize(String what, int bytes, int limit) throws ArtifactException {
    if (bytes > limit) {
      throw new ArtifactException(
          Reason.TOO_LARGE, "the " + what + " has " + bytes + " bytes, more than " + limit);
    }
  }

  private static void checkDigest(byte[] model, Manifest manifest) throws ArtifactException {
    String digest = sha256(model);
    if (model.length != manifest.modelBytes() || !digest.equals(manifest.sha256())) {
      throw new ArtifactException(
          Reason.DIGEST,
          String.format(
              "the model has %d bytes and SHA-256 %s, the manifest says %d and %s",
              model.length, digest, manifest.modelBytes(), manifest.sha256()));
    }
  }

  static IsolationForestModel deserialize(byte[] bytes) throws ArtifactException {
    try {
      ModelProto proto = ModelProto.parseFrom(bytes);
      AllowList.check(proto);
      if (Model.deserialize(proto) instanceof IsolationForestModel forest) {
        return forest;
      }
    } catch (InvalidProtocolBufferException | RuntimeException | StackOverflowError e) {
      // Tribuo reports what it meets in a file by many unchecked exceptions, the cause within, and
      // follows references between provenances even where they form a ring.
      throw new ArtifactException(Reason.STRUCTURE, "not a forest: " + rootMessage(e), e);
    }
    throw new ArtifactException(Reason.STRUCTURE, "not a forest: another model");
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getName() : root.getMessage();
  }

  private static void checkAgreement(IsolationForestModel forest, Manifest manifest)
      throws ArtifactException {
    Set<String> modelNames = Set.copyOf(forest.explainer().features());
    if (!modelNames.equals(Set.copyOf(manifest.schema().names()))) {
      throw mismatch("the features", modelNames, manifest.schema().names());
    }
    if (forest.mode() != manifest.scoring()) {
      throw mismatch("scoring", forest.mode(), manifest.scoring());
    }
    if (forest.threshold() != manifest.threshold().score()) {
      throw mismatch("the threshold", forest.threshold(), manifest.threshold().score());
    }
  }

  private static ArtifactException mismatch(String what, Object model, Object manifest) {
    return new ArtifactException(
        Reason.MISMATCH,
        what + " differ: the model has " + model + ", the manifest says " + manifest);
  }

  private static void checkScores(ForestArtifact artifact) throws ArtifactException {
    for (Manifest.SelfTest test : artifact.manifest().selfTest()) {
      double[] values = test.values().stream().mapToDouble(Double::doubleValue).toArray();
      double score = artifact.score(values);
      if (score != test.score()) {
        throw new ArtifactException(
            Reason.SELF_TEST, "a point scores " + score + " and should score " + test.score());
      }
    }
  }
}
