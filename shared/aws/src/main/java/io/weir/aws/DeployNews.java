package io.weir.aws;

import io.weir.incident.Deploy;
import io.weir.json.JsonObject;
import io.weir.store.DeployStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What EventBridge tells of a release: that it begins, or that it is over.
 *
 * <p>Source: AWS CodeDeploy User Guide, "Monitoring deployments with Amazon CloudWatch Events"; AWS
 * CloudFormation User Guide, "CloudFormation stack status change events".
 *
 * @param id of the deployment or of the stack
 * @param name of the application or of the stack
 * @param time when
 * @param begins whether it begins; else it is over, however it went
 */
public record DeployNews(String id, String name, Instant time, boolean begins) {
  private static final String CODE_DEPLOY = "aws.codedeploy";
  private static final String CLOUD_FORMATION = "aws.cloudformation";

  /** What never tells of its end is believed so long. */
  private static final Duration GUESSED = Duration.ofHours(1);

  /** New targets are new for some minutes after the service is done with them. */
  private static final Duration SETTLES = Duration.ofMinutes(10);

  private static final Set<String> OVER = Set.of("SUCCESS", "FAILURE", "STOP");

  /** Returns whether the event tells of one. */
  public static boolean isIn(JsonObject event) {
    return event.has("source")
        && (event.text("source").equals(CODE_DEPLOY)
            || event.text("source").equals(CLOUD_FORMATION));
  }

  /** Returns what the event tells; empty if that is neither a beginning nor an end. */
  public static Optional<DeployNews> of(JsonObject event) {
    JsonObject detail = event.object("detail");
    Instant time = event.instant("time");
    return event.text("source").equals(CODE_DEPLOY)
        ? codeDeploy(detail, time)
        : cloudFormation(detail, time);
  }

  private static Optional<DeployNews> codeDeploy(JsonObject detail, Instant time) {
    String state = detail.text("state");
    boolean begins = state.equals("START");
    return begins || OVER.contains(state)
        ? Optional.of(
            new DeployNews(detail.text("deploymentId"), detail.text("application"), time, begins))
        : Optional.empty();
  }

  /** The clean-up after an update is part of it, and the stack's own end comes last. */
  private static Optional<DeployNews> cloudFormation(JsonObject detail, Instant time) {
    String status = detail.object("status-details").text("status");
    String id = detail.text("stack-id");
    String[] parts = id.split("/", -1);
    boolean begins = status.equals("UPDATE_IN_PROGRESS") || status.equals("CREATE_IN_PROGRESS");
    boolean over = status.endsWith("_COMPLETE") || status.endsWith("_FAILED");
    return parts.length > 1 && (begins || over)
        ? Optional.of(new DeployNews("stack " + parts[1], parts[1], time, begins))
        : Optional.empty();
  }

  /**
   * Notes it, if it is of a release that counts.
   *
   * @param counted the names of applications and stacks that count, each with the sources that it
   *     touches behind an equals sign, or else all; {@code *} for every name
   * @return the release as it is known now; empty if it does not count
   */
  public Optional<Deploy> note(DeployStore store, List<String> counted) {
    Optional<String> sources = counted.stream().filter(this::isNamed).findFirst();
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = sources.get().split("=", 2);
    String source = parts.length > 1 ? parts[1] : "*";
    Optional<Deploy> known = begins ? Optional.empty() : store.deploy(id);
    Deploy deploy =
        known
            .map(goingOn -> goingOn.endedAt(time.plus(SETTLES)))
            .orElseGet(
                () -> new Deploy(id, source, time, time.plus(begins ? GUESSED : SETTLES), name));
    store.put(deploy);
    return Optional.of(deploy);
  }

  private boolean isNamed(String entry) {
    String first = entry.split("=", 2)[0].strip();
    return first.equals("*") || first.equals(name);
  }
}
