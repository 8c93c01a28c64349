package io.weir.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.log.LogConsumer;
import io.weir.log.LogReader;
import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what each line of a log says: one JSON object a request. */
@Command(
    name = "parse",
    description = "Print every request of access logs as a JSON object on a line.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Objects may be compressed; their format is recognised by content. Fields that a log"
          + " does not have are left out. The last line on standard error tells what became of the"
          + " lines.",
      "",
      "Exit code 1 if an object could not be read to its end.",
      "",
      "Examples:",
      "  weir parse logs/                              all files below a folder",
      "  weir parse --rejects bad.jsonl app.log.gz     keep what was refused, and why",
      "  zcat app.log.gz | weir parse -                from standard input",
      "  weir parse --format cloudfront rows.tsv       when the content does not tell",
      "  weir parse --format combined access.log       the log of a web server"
    })
public final class ParseCommand implements Callable<Integer> {
  private static final int MAX_REJECT_BYTES = 4096;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders, or - for standard input.")
  private List<String> paths = new ArrayList<>();

  @Mixin private FormatOption format;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Write refused lines there, as JSON with the reason.")
  private Optional<Path> rejects = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Totals totals = new Totals();
    LogReader reader = format.reader();
    int failures;
    try (JsonGenerator out = lines(standardOutput());
        JsonGenerator refused = lines(rejectsOutput())) {
      failures =
          Inputs.readAll(
              paths,
              spec.commandLine().getErr(),
              (in, object) -> {
                ReadReport report =
                    reader.read(in, object.key(), new Printer(out, refused, object.key()));
                out.flush();
                totals.add(object.key(), report, spec.commandLine().getErr());
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    totals.print(spec.commandLine().getErr());
    return failures == 0 ? 0 : 1;
  }

  private static OutputStream standardOutput() {
    return new FileOutputStream(java.io.FileDescriptor.out);
  }

  private OutputStream rejectsOutput() throws IOException {
    return rejects.isPresent()
        ? java.nio.file.Files.newOutputStream(rejects.get())
        : OutputStream.nullOutputStream();
  }

  private static JsonGenerator lines(OutputStream out) throws IOException {
    return new JsonFactory()
        .createGenerator(new BufferedOutputStream(out, 1 << 16))
        .setRootValueSeparator(null);
  }

  private record Printer(JsonGenerator out, JsonGenerator refused, String object)
      implements LogConsumer {
    @Override
    public void accept(Request request) {
      try {
        RequestJson.write(out, request);
        out.writeRaw('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void reject(RejectReason reason, byte[] bytes, int start, int end) {
      try {
        refused.writeStartObject();
        refused.writeStringField("object", object);
        refused.writeStringField("reason", reason.name());
        refused.writeStringField("meaning", reason.sentence());
        int length = Math.min(MAX_REJECT_BYTES, end - start);
        refused.writeStringField("line", new String(bytes, start, length, UTF_8));
        refused.writeEndObject();
        refused.writeRaw('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
