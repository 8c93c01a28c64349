package io.weir.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of a stack under which the links by which alerts are answered are signed. */
public final class AnswerKey {
  private static final String ALGORITHM = "HmacSHA256";

  /** What is signed under the same secret for another purpose must not pass for an answer. */
  private static final String PURPOSE = "weir answer\n";

  private static final int MIN_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * Returns the key of the secret.
   *
   * @throws IllegalArgumentException if it is shorter than 32 bytes
   */
  public AnswerKey(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException("a secret of answers has at least 32 bytes");
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** Returns the HMAC-SHA256 of the text in hexadecimal. */
  String sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal((PURPOSE + text).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Returns whether the signature is the text's, in a time that says nothing of the right one. */
  boolean verifies(String text, String signature) {
    return MessageDigest.isEqual(sign(text).getBytes(UTF_8), signature.getBytes(UTF_8));
  }
}
