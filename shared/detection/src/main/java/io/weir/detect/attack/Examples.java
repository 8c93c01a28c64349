package io.weir.detect.attack;

import io.weir.detect.Numbers;
import io.weir.finding.Finding;
import io.weir.window.RequestSample;
import io.weir.window.SampleKind;
import io.weir.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Requests as lines for people. */
public final class Examples {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Examples() {}

  /** Returns the finding with some of the requests that it is about, where the window kept any. */
  public static Finding with(Finding finding, Window window) {
    List<String> lines =
        kind(finding).map(window::samples).orElse(List.of()).stream()
            .filter(request -> isAbout(request, finding.subject()))
            .map(Examples::line)
            .toList();
    return lines.isEmpty() ? finding : finding.with(finding.sample().with(lines));
  }

  private static Optional<SampleKind> kind(Finding finding) {
    boolean clients =
        finding.evidence().stream()
            .limit(1)
            .anyMatch(line -> line.label().startsWith("4xx") || line.label().contains("client"));
    return switch (finding.type()) {
      case ERROR_SPIKE, PARTIAL_OUTAGE, BACKEND_LOSS ->
          Optional.of(clients ? SampleKind.CLIENT_ERROR : SampleKind.SERVER_ERROR);
      case CREDENTIAL_ATTACK -> Optional.of(SampleKind.CLIENT_ERROR);
      case PERFORMANCE_DEGRADATION, SLOW_LEAK -> Optional.of(SampleKind.SLOWEST);
      default -> Optional.empty();
    };
  }

  /** Of a finding about a path only requests for it are examples. */
  private static boolean isAbout(RequestSample request, String subject) {
    return !subject.startsWith("/") || request.target().startsWith(subject.split("[*]", 2)[0]);
  }

  /** Returns when, who, what, and how it was answered. */
  static String line(RequestSample request) {
    Instant time = Instant.EPOCH.plus(request.timeMicros(), ChronoUnit.MICROS);
    return SECOND.format(time)
        + " "
        + request.client()
        + " "
        + request.method()
        + " "
        + request.target()
        + " answered "
        + (request.status() > 0 ? Integer.toString(request.status()) : "by nothing")
        + (request.sentBytes() >= 0
            ? ", " + Numbers.text((double) request.sentBytes(), "bytes")
            : "")
        + (request.succeeded() ? ", may have succeeded" : "");
  }
}
