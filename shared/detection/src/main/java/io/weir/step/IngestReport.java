package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.window.ObjectRef;
import java.util.Locale;
import java.util.Map;

/**
 * What became of one object.
 *
 * @param object which object
 * @param report what became of its lines
 * @param windows how many windows it touched
 * @param allowed how many requests look like attacks, but are allowed to
 * @param ahead how many requests lie more than a day ahead of the object's arrival: stored, but not
 *     judged
 */
public record IngestReport(
    ObjectRef object, ReadReport report, int windows, long allowed, long ahead) {
  public IngestReport {
    requireNonNull(object, "object");
    requireNonNull(report, "report");
  }

  /** Returns one line for an operator; nothing of the log's own text stands in it. */
  public String describe() {
    StringBuilder line = new StringBuilder(96);
    line.append(report.format().map(format -> "read as " + format.label()).orElse("skipped"));
    report
        .skipReason()
        .ifPresent(reason -> line.append(": it ").append(reason.sentence()).append(','));
    line.append(" lines=").append(report.lines());
    line.append(" accepted=").append(report.accepted());
    line.append(" rejected=").append(report.rejected());
    line.append(" skipped=").append(report.skipped());
    line.append(" windows=").append(windows);
    if (allowed > 0) {
      line.append(" allowed=").append(allowed);
    }
    if (ahead > 0) {
      line.append(" ahead=").append(ahead);
    }
    for (Map.Entry<RejectReason, Long> reject : report.rejects().entrySet()) {
      line.append(' ').append(reject.getKey().name().toLowerCase(Locale.ROOT));
      line.append('=').append(reject.getValue());
    }
    return line.toString();
  }
}
