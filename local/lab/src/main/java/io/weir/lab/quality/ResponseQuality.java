package io.weir.lab.quality;

import io.weir.lab.respond.ResponseTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures on made-up weeks of attacks what the response would do, and does. */
@Command(
    name = "response",
    mixinStandardHelpOptions = true,
    description = {
      "Lives through weeks with ten attacks each, proposing and applying, and checks that no",
      "ordinary client is hit. A week takes a minute or two."
    })
public final class ResponseQuality implements Callable<Integer> {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the first seed (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      description = "how many seeds, one week each (default: ${DEFAULT-VALUE})")
  private int weeks = 1;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    boolean holds = true;
    for (long week = seed; week < seed + weeks; week++) {
      out.println("Seed " + week);
      List<String> wrong = ResponseTrial.print(week, out);
      wrong.forEach(line -> out.println("  wrong: " + line));
      out.flush();
      holds &= wrong.isEmpty();
    }
    return holds ? 0 : 1;
  }
}
