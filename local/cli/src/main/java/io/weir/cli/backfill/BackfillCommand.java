package io.weir.cli.backfill;

import io.weir.aws.SqsLogQueue;
import io.weir.aws.s3.S3LogFolder;
import io.weir.cli.Moment;
import io.weir.cli.Progress;
import io.weir.cli.Quantity;
import io.weir.cli.cost.ObjectPrice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir backfill}: lets a deployment read objects that are in a bucket already. */
@Command(
    name = "backfill",
    description = {
      "Sends news of objects that are in a bucket already to a deployment's queue, so that it",
      "learns from them. What is older than a day teaches and is judged for the record; nobody is",
      "told of it. Objects that were counted before are not counted twice."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  weir backfill s3://my-logs/AWSLogs/ --from 28d --dry-run",
      "  weir backfill s3://my-logs/AWSLogs/ --from 28d --queue $(aws cloudformation \\",
      "    describe-stacks --stack-name weir --output text --query \\",
      "    \"Stacks[0].Outputs[?OutputKey=='LogObjectQueue'].OutputValue\")",
      "",
      "It goes on where it was interrupted if it is called again in the same way."
    })
public final class BackfillCommand implements Callable<Integer> {
  private static final Pattern PLACE = Pattern.compile("s3://([^/]+)/?(.*)");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "s3://BUCKET/PREFIX", description = "Where the objects are.")
  private String place;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = "Objects that were written since: 28d, 12h, 2026-11-01.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Objects that were written before. Default: now")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--queue",
      paramLabel = "URL",
      description = "The queue LogObjectQueue of the deployment's outputs.")
  private Optional<String> queue = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Objects a second, at most. Default: ${DEFAULT-VALUE}")
  private double rate;

  @Option(names = "--dry-run", description = "Say how many there are and what it costs, and end.")
  private boolean dryRun;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = ".weir",
      description = "Where to note how far it is. Default: ${DEFAULT-VALUE}")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Matcher matcher = PLACE.matcher(place);
    require(matcher.matches(), "name a place such as s3://my-logs/AWSLogs/");
    require(dryRun || queue.isPresent(), "name the deployment's queue by --queue, or --dry-run");
    require(rate > 0 && rate <= 1000, "--rate is more than 0 and at most 1000");
    Instant now = Instant.now();
    Instant since = moment(from, now);
    Instant until = to.isPresent() ? moment(to.get(), now) : now;
    require(since.isBefore(until), "--from is not before --to");
    Bookmark bookmark = Bookmark.of(folder, String.join(" ", place, from, to.orElse("")));
    Backfill backfill =
        new Backfill(
            S3LogFolder.ofProcess(),
            new Backfill.Place(matcher.group(1), matcher.group(2), since, until),
            bookmark);
    return run(backfill, bookmark);
  }

  private int run(Backfill backfill, Bookmark bookmark) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = Progress.onStandardError();
    Optional<String> last = bookmark.last();
    last.ifPresent(key -> out.println("Going on behind " + key));
    Backfill.Size size = backfill.size(progress);
    out.printf(
        Locale.ROOT,
        "%s, %s: at most about %.2f USD, and %.0f minutes%n",
        Quantity.counted(size.objects(), "object"),
        Quantity.bytes(size.bytes()),
        ObjectPrice.usd(size.objects(), size.bytes()),
        Math.ceil(size.objects() / rate / 60));
    out.flush();
    if (dryRun || size.objects() == 0) {
      return 0;
    }
    long sent = backfill.send(SqsLogQueue.ofProcess(queue.orElseThrow()), rate, size, progress);
    bookmark.remove();
    out.println("Sent news of " + Quantity.counted(sent, "object"));
    return 0;
  }

  private Instant moment(String text, Instant now) {
    try {
      return Moment.of(text, now, ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
