package io.weir.threat;

import io.weir.log.ErrorOrigin;
import io.weir.log.Request;
import java.util.Locale;

/**
 * What the answer to an attack tells of it. An access log shows a status and a size, never what was
 * in the body: so this is about what may have happened, not about what did.
 */
public enum Outcome {
  /** It was refused, failed, or was answered as every such request is. */
  ATTEMPTED,
  /** It was answered as if all were well, with something in the answer. */
  MAY_HAVE_SUCCEEDED;

  /** A body that is no larger holds no page, and no file worth having. */
  private static final long SMALLEST_BODY = 64;

  /** Returns the name that people and programs see, such as {@code may_have_succeeded}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Judges the answer to a request that hit, by its status and size alone.
   *
   * <p>Sizes are those that the log has, header lines included where the balancer counts them.
   */
  public static Outcome of(ThreatHit hit, Request request) {
    boolean refused =
        request.errorOrigin() == ErrorOrigin.WAF || request.errorOrigin() == ErrorOrigin.BALANCER;
    boolean bodiless = request.method().contentEquals("HEAD");
    return refused || bodiless
        ? ATTEMPTED
        : of(hit.threatClass(), request.status(), request.sentBytes());
  }

  /**
   * Judges an answer.
   *
   * @param status the status; 0 or less if there was none
   * @param sentBytes the size of the answer; negative if unknown
   */
  public static Outcome of(ThreatClass threatClass, int status, long sentBytes) {
    boolean well = status >= 200 && status < 300 && status != 204 && status != 205;
    boolean sent = sentBytes < 0 || sentBytes > SMALLEST_BODY;
    boolean redirected = status >= 301 && status <= 308 && status != 304;
    // What is put into a header shows in redirects.
    boolean shown = threatClass == ThreatClass.HEADER_INJECTION && redirected;
    // Their names and methods carry nothing that could succeed.
    boolean harmless =
        threatClass == ThreatClass.SCANNER || threatClass == ThreatClass.PROTOCOL_ABUSE;
    return !harmless && ((well && sent) || shown) ? MAY_HAVE_SUCCEEDED : ATTEMPTED;
  }
}
