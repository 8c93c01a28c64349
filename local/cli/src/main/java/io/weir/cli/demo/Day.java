package io.weir.cli.demo;

import io.weir.cloud.DeliveryShape;
import io.weir.cloud.LocalCloud;
import io.weir.cloud.service.ReceivedAlert;
import io.weir.lab.generate.LogObject;
import io.weir.lab.generate.TrafficGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/**
 * A generated day, lived through on the local cloud: objects are delivered as their nodes would
 * deliver them, and the functions run as their schedules would have them run.
 */
final class Day {
  /** How long after its end a window's objects are delivered. */
  private static final Duration DELIVERY = Duration.ofMinutes(5);

  /** The first minutes of the next day, in which the last windows settle and incidents end. */
  private static final int WINDOWS_AFTER = 8;

  private final TrafficGenerator traffic;
  private final LocalCloud cloud;
  private final List<String> undelivered = new ArrayList<>();
  private int objects;
  private int told;

  Day(TrafficGenerator traffic, LocalCloud cloud) {
    this.traffic = traffic;
    this.cloud = cloud;
  }

  /**
   * Lives through the day.
   *
   * @param alerts takes each alert and the time at which it went out
   * @param progress takes the number of windows that are done
   */
  void live(BiConsumer<Instant, ReceivedAlert> alerts, IntConsumer progress) throws IOException {
    int windows = traffic.shape().windows();
    for (int window = 0; window < windows + WINDOWS_AFTER; window++) {
      Instant now = traffic.shape().window(window + 1).plus(DELIVERY);
      deliver(traffic.objects(window), now);
      cloud.score(now);
      if (window == windows / 2) {
        cloud.train(now);
      }
      cloud.drainStream();
      tell(now, alerts);
      progress.accept(Math.min(window + 1, windows));
    }
    if (!undelivered.isEmpty()) {
      throw new IOException("the ingest function refused " + undelivered);
    }
  }

  int objects() {
    return objects;
  }

  private void deliver(List<LogObject> delivered, Instant now) throws IOException {
    for (LogObject object : delivered) {
      cloud.putObject(object.key(), object.bytes().toByteArray(), now);
    }
    List<String> keys = delivered.stream().map(LogObject::key).toList();
    objects += keys.size();
    Set<String> failed = cloud.deliver(keys, DeliveryShape.QUEUE_OF_EVENT_BRIDGE);
    undelivered.addAll(failed);
  }

  private void tell(Instant now, BiConsumer<Instant, ReceivedAlert> alerts) {
    List<ReceivedAlert> all = cloud.alerts();
    for (ReceivedAlert alert : all.subList(told, all.size())) {
      alerts.accept(now, alert);
    }
    told = all.size();
  }
}
