package io.weir.cli.scan;

import io.weir.cli.files.LogFiles;
import io.weir.cli.files.Unpacked;
import io.weir.log.Escaping;
import io.weir.log.LogConsumer;
import io.weir.log.LogReader;
import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.threat.PathParameters;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatScanner;
import io.weir.threat.UsualSizes;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;

/** Scans log files of any supported format. */
final class LogScan {
  private final ThreatScanner scanner;
  private final HitPrinter hits;
  private final PrintWriter err;
  private final AllowList allowed;
  private final UsualSizes sizes = new UsualSizes();
  private final PathParameters parameters;
  private final LogReader reader;

  LogScan(
      LogReader reader,
      ThreatScanner scanner,
      PathParameters parameters,
      AllowList allowed,
      HitPrinter hits,
      PrintWriter err) {
    this.reader = reader;
    this.scanner = scanner;
    this.parameters = parameters;
    this.allowed = allowed;
    this.hits = hits;
    this.err = err;
  }

  /** Scans the files in their order and returns how many could not be read. */
  int run(List<ObjectRef> files) {
    int failures = 0;
    for (ObjectRef file : files) {
      try (InputStream in = LogFiles.source().open(file)) {
        Unpacked.each(in, file, this::scan);
      } catch (IOException e) {
        failures++;
        err.println("weir: " + file.key() + ": " + e.getMessage());
      }
    }
    return failures;
  }

  private void scan(InputStream in, ObjectRef file) throws IOException {
    ReadReport report = reader.read(in, file.key(), new Lines(file.key()));
    if (report.skipReason().isPresent()) {
      report.explanation().forEach(why -> err.println("weir: " + file.key() + ": " + why));
    }
  }

  /** Counts records, refused ones too; header lines do not count. */
  private final class Lines implements LogConsumer {
    private final String file;
    private long number;

    Lines(String file) {
      this.file = file;
    }

    @Override
    public void accept(Request request) {
      number++;
      Escaping escaping = request.format().escaping();
      List<ThreatHit> found =
          parameters.judge(
              request, scanner.scan(request, scanner.agent(request.userAgent(), escaping)));
      List<ThreatHit> counting = allowed.keep(found, request);
      if (!counting.isEmpty()) {
        hits.printLogLine(file, number, request, counting, sizes);
      } else if (found.isEmpty()) {
        sizes.learn(request.path(), request.status(), request.sentBytes());
      }
    }

    @Override
    public void reject(RejectReason reason, byte[] bytes, int start, int end) {
      number++;
    }
  }
}
