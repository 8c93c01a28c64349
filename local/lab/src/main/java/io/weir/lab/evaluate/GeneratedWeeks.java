package io.weir.lab.evaluate;

import io.weir.lab.evaluate.labelled.Judgement;
import io.weir.lab.evaluate.labelled.Labels;
import io.weir.lab.generate.Label;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.Weeks;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Our own generated weeks, judged: one source a seed. */
final class GeneratedWeeks {
  private GeneratedWeeks() {}

  /**
   * Judges weeks, on all cores.
   *
   * @param seed the first seed
   * @param weeks how many
   * @param bystanders detectors to judge beside Weir
   * @param scores takes what each found, by its name; Weir's by {@code Weir}
   * @param progress takes the number of weeks that are done
   */
  static List<Judgement> judge(
      long seed,
      int weeks,
      List<Bystander> bystanders,
      Map<String, Scores> scores,
      IntConsumer progress)
      throws IOException, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Judgement>> pending = new ArrayList<>();
      for (int i = 0; i < weeks; i++) {
        long one = seed + i;
        pending.add(workers.submit(() -> run(one, bystanders, scores)));
      }
      List<Judgement> judged = new ArrayList<>();
      for (Future<Judgement> week : pending) {
        judged.add(week.get());
        progress.accept(judged.size());
      }
      return judged;
    } catch (ExecutionException e) {
      throw new IOException("a week could not be judged: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Judgement run(long seed, List<Bystander> bystanders, Map<String, Scores> scores)
      throws IOException {
    TrafficGenerator traffic = Weeks.of(seed);
    Simulation simulation = new Simulation(traffic);
    simulation.run();
    Instant from = Weeks.judgedFrom(traffic.shape());
    List<Label> labels =
        traffic.labels().stream().filter(label -> !label.start().isBefore(from)).toList();
    scores.get("Weir").add(labels, simulation.alarms(), from);
    List<Row> history = simulation.rows().stream().filter(r -> r.start().isBefore(from)).toList();
    List<Row> judged = simulation.rows().stream().filter(r -> !r.start().isBefore(from)).toList();
    for (Bystander bystander : bystanders) {
      List<Alarm> alarms = Alarms.of(bystander.judge(history, judged));
      scores.get(bystander.name()).add(labels, alarms, from);
    }
    return new Judgement(labels(seed, traffic.shape(), labels), simulation.told());
  }

  private static Labels labels(long seed, TrafficShape shape, List<Label> labels) {
    return new Labels(
        "generated@" + seed,
        shape.zone(),
        shape.start(),
        Weeks.judgedFrom(shape),
        shape.window(shape.windows()),
        true,
        false,
        labels.stream().map(GeneratedWeeks::trouble).toList());
  }

  private static Labels.Trouble trouble(Label label) {
    List<String> causes = label.subject().isEmpty() ? List.of() : List.of(label.subject());
    String type = label.type().label();
    return new Labels.Trouble(type, label.start(), label.end(), List.of(type), causes);
  }
}
