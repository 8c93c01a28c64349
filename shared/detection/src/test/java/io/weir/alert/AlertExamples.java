package io.weir.alert;

import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.Incident.Notice;
import io.weir.incident.Incident.State;
import io.weir.incident.Trail;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One incident of every kind, as detection makes them, for texts that people read. */
final class AlertExamples {
  private static final String SOURCE = "app/shop/50dc6c495c0c9188";
  private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");
  private static final WindowKey KEY = WindowKey.of(SOURCE, OPENED, Duration.ofMinutes(5));
  private static final String OBJECT =
      "logs/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/2026/03/02/a.log.gz";
  private static final List<String> EXAMPLES =
      List.of(
          "10:01:07 198.51.100.7 POST /pay answered 502, 153 bytes",
          "10:01:09 203.0.113.40 POST /pay answered 502, 153 bytes",
          "10:02:31 192.0.2.81 POST /pay?cart=8f2a*** answered 502, 153 bytes");

  private AlertExamples() {}

  /** Returns the incidents by the names of their files. */
  static Map<String, Incident> all() {
    Map<String, Incident> all = new LinkedHashMap<>();
    put(all, error());
    put(
        all,
        of(FindingType.PARTIAL_OUTAGE, "/checkout", Severity.HIGH)
            .why(
                "Only part of the traffic fails: path /checkout answered 10 of 10 requests with"
                    + " 5xx, usually 0.2 %")
            .evidence("failing path /checkout", "failed requests", 10, 0.02)
            .evidence("requests to it", "requests", 10, Double.NaN));
    put(
        all,
        of(FindingType.PERFORMANCE_DEGRADATION, "/search", Severity.MEDIUM)
            .why(
                "P95 response time 1,210 ms, expected about 310 ms; slow path /search: 1,940 ms,"
                    + " usually about 180")
            .evidence("p95 response time", "ms", 1210, 310)
            .evidence("slow path /search", "ms", 1940, 180));
    all.put(
        "slow_part",
        of(FindingType.PERFORMANCE_DEGRADATION, "/search", Severity.MEDIUM)
            .why(
                "Only part of the traffic is slow: path /search takes typically 1,940 ms in 42"
                    + " requests, usually about 180 ms")
            .evidence("slow path /search", "ms", 1940, 180)
            .evidence("requests to it", "requests", 42, Double.NaN)
            .incident());
    put(
        all,
        of(FindingType.SLOW_LEAK, "", Severity.MEDIUM)
            .why(
                "Creeping up for 3 hours: mean response time of the fastest 95 % 96 ms in the last"
                    + " hour, 48 ms 3 hours before")
            .evidence("mean response time of the fastest 95 %", "ms", 96, 48));
    put(
        all,
        of(FindingType.TRAFFIC_SPIKE, "/sale", Severity.MEDIUM)
            .requests(4210)
            .why(
                "Requests 4,210, expected about 1,180; path /sale: 2,900 requests, usually about 4")
            .evidence("requests", "", 4210, 1180)
            .evidence("path /sale", "requests", 2900, 4));
    put(
        all,
        of(FindingType.TRAFFIC_DROP, "", Severity.HIGH)
            .requests(210)
            .why("Requests 210, expected about 1,180")
            .evidence("requests", "", 210, 1180));
    put(
        all,
        of(FindingType.MISSING_LOGS, "", Severity.HIGH)
            .requests(0)
            .why("No log object has come for this time, expected about 1,180 requests")
            .evidence("log objects", "", 0, 5)
            .evidence("requests", "", 0, 1180));
    put(
        all,
        of(FindingType.BOT_TRAFFIC, "203.0.113.9", Severity.MEDIUM)
            .requests(1882)
            .why(
                "Busiest client's share 34 %, expected about 1.1 %; client 203.0.113.9: 640"
                    + " requests, usually about 0")
            .evidence("busiest client's share", "%", 34, 1.1)
            .evidence("client 203.0.113.9", "requests", 640, 0));
    put(
        all,
        of(FindingType.SCRAPER, "203.0.113.0/24", Severity.MEDIUM)
            .why("client 203.0.113.0/24: 900 requests over 640 paths, usually about 0")
            .evidence("client 203.0.113.0/24", "requests", 900, 0));
    put(
        all,
        of(FindingType.DISTRIBUTED_FLOOD, "/search", Severity.HIGH)
            .requests(5710)
            .why(
                "Unique clients 5,400, expected about 240; path /search: 5,186 requests, usually"
                    + " about 80")
            .evidence("unique clients", "", 5400, 240)
            .evidence("path /search", "requests", 5186, 80));
    put(
        all,
        of(FindingType.CREDENTIAL_ATTACK, "/login", Severity.HIGH)
            .why("Sign-ins refused on path /login: 840 of 900 requests")
            .evidence("path /login", "refused sign-ins", 840, 12));
    put(
        all,
        of(FindingType.BACKEND_LOSS, "10.0.1.27", Severity.MEDIUM)
            .why(
                "Backends in use 5, expected about 6; target 10.0.1.27: 0 requests, usually about"
                    + " 200")
            .evidence("backends in use", "", 5, 6)
            .evidence("target 10.0.1.27", "requests", 0, 200));
    put(
        all,
        of(FindingType.CACHE_DEGRADATION, "", Severity.MEDIUM)
            .why("Cache miss rate 69 %, expected about 12 %")
            .evidence("cache miss rate", "%", 69, 12));
    put(
        all,
        of(FindingType.FORMAT_DRIFT, "", Severity.MEDIUM)
            .why("Unreadable lines 12 %, expected about 0 %")
            .evidence("unreadable lines", "%", 12, 0));
    put(
        all,
        of(FindingType.COMPLIANCE, "", Severity.LOW)
            .why("Deprecated TLS share 6.2 %, expected about 0.3 %")
            .evidence("deprecated TLS share", "%", 6.2, 0.3));
    put(
        all,
        of(FindingType.TLS_FAILURE, "listener 443", Severity.HIGH)
            .beside("#connections")
            .why("90 of 120 connections at listener 443 got no TLS session, of about 83 clients")
            .evidence("failed handshakes at listener 443", "connections", 90, Double.NaN)
            .evidence("clients without a session", "clients", 83, Double.NaN));
    put(
        all,
        of(FindingType.INVENTED_SOURCES, "", Severity.MEDIUM)
            .why(
                "1,200 requests are of more than 1,024 sources of one log object, and count"
                    + " together")
            .evidence("requests of sources above the bound", "requests", 1200, 0)
            .evidence("sources of an object that are told apart", "", 1024, Double.NaN));
    put(
        all,
        of(FindingType.COUNTED_RULE, "NoBots", Severity.LOW)
            .beside("#firewall")
            .why(
                "The firewall's rule NoBots only counts, and matches 50 requests of 48 clients,"
                    + " 48 % of all, that every other rule lets pass: set to block, it would refuse"
                    + " them")
            .evidence("clients that it would refuse", "clients", 48, Double.NaN)
            .evidence("requests", "requests", 50, Double.NaN));
    put(
        all,
        of(FindingType.UNKNOWN_ANOMALY, "", Severity.LOW)
            .why("An unusual mix: Path entropy 3.1 bits, expected about 6.2 bits")
            .evidence("path entropy", "bits", 3.1, 6.2));
    put(all, attack());
    put(
        all,
        of(FindingType.SITE_HABIT, "cmdi.brace-expansion /api/*/query", Severity.LOW)
            .why(
                "12 clients, 14 % of all, send requests to /api/*/query that look like an attack"
                    + " (cmdi.brace-expansion) and are answered well: taken for the application's"
                    + " own language if it lasts")
            .evidence("clients of this form", "clients", 12, Double.NaN)
            .evidence("requests of this form", "requests", 40, Double.NaN));
    put(
        all,
        of(FindingType.DAILY_DIGEST, "", Severity.INFO)
            .why("41 probes from 35 clients, none of them answered well")
            .evidence("Log4Shell from 20 clients", "requests", 26, Double.NaN)
            .evidence("Sensitive_File from 15 clients", "requests", 15, Double.NaN));
    all.put("error_by_balancer", errorByBalancer().incident());
    all.put("escalated", error().notice(Notice.ESCALATED, 2).incident());
    all.put("resolved", error().notice(Notice.RESOLVED, 3).incident());
    all.put("withdrawn", error().notice(Notice.REVISED, 2).incident());
    all.put("related", error().related().incident());
    return all;
  }

  private static void put(Map<String, Incident> all, Builder builder) {
    all.put(builder.type.label().toLowerCase(java.util.Locale.ROOT), builder.incident());
  }

  private static Builder error() {
    return of(FindingType.ERROR_SPIKE, "/pay", Severity.HIGH)
        .why("5xx rate 13.5 %, expected about 0 %; failing path /pay: 160 errors, usually about 0")
        .evidence("5xx rate", "%", 13.5, 0)
        .evidence("failing path /pay", "errors", 160, 0)
        .evidence("balancer 5xx rate", "%", 12.8, 0)
        .examples(EXAMPLES);
  }

  /** Many clients meet an error or two each: none of them is the cause. */
  private static Builder errorByBalancer() {
    return of(FindingType.ERROR_SPIKE, "", Severity.HIGH)
        .requests(133)
        .why("Balancer 5xx rate 13.5 %, expected about 0 %")
        .evidence("balancer 5xx rate", "%", 13.5, 0)
        .part("client with errors 192.0.2.81", "errors", 4, 0, 0.22)
        .evidence("5xx rate", "%", 13.5, 0)
        .examples(EXAMPLES);
  }

  private static Builder attack() {
    return of(FindingType.SQL_INJECTION, "203.0.113.9", Severity.HIGH)
        .why(
            "SQL_Injection by 203.0.113.9: 61 requests, 2 may have succeeded; for example"
                + " 7' union select 1-- (sqli.union-select)")
        .evidence("client 203.0.113.9", "requests", 61, Double.NaN)
        .evidence("SQL_Injection", "requests", 55, Double.NaN)
        .evidence("Path_Traversal", "requests", 6, Double.NaN)
        .evidence("may have succeeded", "requests", 2, Double.NaN)
        .examples(
            List.of(
                "10:01:07 203.0.113.9 GET /a?id=7'%20union%20select%201-- answered 200, 48,000"
                    + " bytes, may have succeeded",
                "10:03:11 203.0.113.9 GET /a?id=7'%20union%20select%209-- answered 200, 51,207"
                    + " bytes, may have succeeded",
                "10:01:08 203.0.113.9 GET /a?id=7'%20or%203=3 answered 404, 153 bytes"));
  }

  private static Builder of(FindingType type, String subject, Severity severity) {
    return new Builder(type, subject, severity);
  }

  private static final class Builder {
    private final FindingType type;
    private final String subject;
    private final Severity severity;
    private final List<Evidence> evidence = new java.util.ArrayList<>();
    private String why = "";
    private long requests = 1200;
    private List<String> examples = List.of();
    private String source = SOURCE;
    private Notice notice = Notice.OPENED;
    private int number = 1;
    private List<String> related = List.of();

    Builder(FindingType type, String subject, Severity severity) {
      this.type = type;
      this.subject = subject;
      this.severity = severity;
    }

    Builder why(String text) {
      why = text;
      return this;
    }

    /** Lets it be of a log beside the access log. */
    Builder beside(String mark) {
      source = SOURCE + mark;
      return this;
    }

    Builder evidence(String label, String unit, double observed, double expected) {
      return part(label, unit, observed, expected, 0.9);
    }

    Builder part(String label, String unit, double observed, double expected, double share) {
      evidence.add(new Evidence(label, unit, observed, expected, share));
      return this;
    }

    Builder requests(long count) {
      requests = count;
      return this;
    }

    Builder examples(List<String> lines) {
      examples = lines;
      return this;
    }

    Builder notice(Notice what, int count) {
      notice = what;
      number = count;
      return this;
    }

    Builder related() {
      related = List.of("Traffic_Spike since 2026-03-02 09:40 UTC, incident 5b2f");
      return this;
    }

    Incident incident() {
      Trail trail = Trail.of(KEY);
      for (int w = 1; w < 5; w++) {
        Instant start = OPENED.plusSeconds(300L * w);
        trail = trail.with(WindowKey.of(source, start, KEY.width()));
      }
      boolean over = notice == Notice.RESOLVED || notice == Notice.REVISED;
      return new Incident(
          "490dbf4a72262ff0b404",
          source,
          type,
          subject,
          severity,
          over ? State.RESOLVED : State.OPEN,
          OPENED,
          trail.end(),
          over ? Optional.of(trail.end()) : Optional.empty(),
          trail,
          OPENED,
          0.9,
          why,
          evidence,
          false,
          new Sample(
              requests,
              3,
              5,
              type == FindingType.DAILY_DIGEST || !source.equals(SOURCE)
                  ? ""
                  : "SELECT * FROM alb_access_logs WHERE …",
              type == FindingType.DAILY_DIGEST ? List.of() : List.of(OBJECT),
              examples),
          notice,
          number,
          number,
          Optional.empty(),
          related,
          Optional.empty(),
          List.of());
    }
  }
}
