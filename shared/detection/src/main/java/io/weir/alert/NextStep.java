package io.weir.alert;

import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person may do first, chosen by what the incident shows. */
public final class NextStep {
  private static final List<String> SIGN_IN =
      List.of("login", "signin", "sign-in", "logon", "session", "token", "auth");

  private NextStep() {}

  /** Returns the steps, the first thing to do first. */
  public static List<String> of(Incident incident) {
    FindingType type = incident.type();
    if (type.isSecurity()) {
      return attack(incident);
    }
    return switch (type) {
      case ERROR_SPIKE, PARTIAL_OUTAGE -> failing(incident);
      case PERFORMANCE_DEGRADATION -> slow(incident);
      case SLOW_LEAK ->
          List.of(
              "Look at what grows with time: memory, connections, queues, a table without an"
                  + " index.",
              "Restart one target: if it is well again it is the process, else what it depends"
                  + " on.");
      case TRAFFIC_SPIKE, DISTRIBUTED_FLOOD, BOT_TRAFFIC, SCRAPER -> more(incident);
      case CREDENTIAL_ATTACK ->
          List.of(
              "Limit the rate of sign-ins, by address and by account; a web ACL has rules for it.",
              "Look for accounts that signed in amid the failures, and have them change their"
                  + " passwords.");
      case CACHE_DEGRADATION ->
          List.of(
              "See what the cache no longer keeps: a release that changed addresses or headers, an"
                  + " invalidation, or queries that are part of the key.",
              "Watch the load of the origin meanwhile.");
      case TRAFFIC_DROP ->
          List.of(
              "Check DNS, certificates and whatever stands in front of "
                  + SourceName.of(incident).name()
                  + ".",
              "Compare with what the application itself counts: users may be gone, or only their"
                  + " requests.");
      case MISSING_LOGS ->
          List.of(
              "Check that access logging is on, and that the bucket's policy lets the service"
                  + " deliver.",
              "Check whether the site serves requests at all.");
      case BACKEND_LOSS ->
          List.of(
              "Look at the health of the targets that are missing, and at why they left: a"
                  + " deployment, scaling, a zone.",
              "Check that the ones that are left carry the load.");
      case FORMAT_DRIFT ->
          List.of(
              "Look at the refused lines (`weir parse` on one of the objects below): the format of"
                  + " the logs may have changed.");
      case COMPLIANCE ->
          List.of(
              "See which clients and hosts still use it, then tighten the listener's security"
                  + " policy or redirect plain HTTP.");
      case TLS_FAILURE ->
          List.of(
              "Look at the certificate of the listener and when it ends, at its security policy,"
                  + " and at what was changed just before.",
              "If certificates of clients are refused, look at the trust store and its revocation"
                  + " list.");
      case COUNTED_RULE ->
          List.of(
              "Leave the rule counting, narrow it, or exempt what your application sends, before"
                  + " you set it to block.",
              "Look at some of its requests in the firewall's log.");
      case INVENTED_SOURCES ->
          List.of(
              "See in the objects below what the sources are called (`weir parse`): names that nobody"
                  + " of yours gave come from whoever writes these logs, so take away the right to"
                  + " write them, or the prefix from what Weir reads.",
              "If they are all yours, deliver fewer sources to one object.");
      case SITE_HABIT ->
          List.of(
              "Nothing, if this is how your application talks: it will not be told again.",
              "If it is not, look at what these requests get, and at who sends them.");
      case DAILY_DIGEST -> List.of("Nothing. This is what was not worth an alert.");
      default -> other(incident);
    };
  }

  private static List<String> attack(Incident incident) {
    List<String> steps = new ArrayList<>();
    boolean succeeded = names(incident, "may have succeeded");
    if (succeeded) {
      steps.add(
          "Repeat the requests below that may have succeeded, and see what they return; if it is"
              + " data or a shell, treat it as a break-in.");
    }
    steps.add(
        incident.subject().startsWith("/")
            ? "Look at what serves " + incident.subject() + "; limit or challenge requests for it."
            : "Block " + incident.subject() + " in the web ACL if it goes on.");
    if (!succeeded) {
      steps.add("No answer looks as if anything was got; there is no hurry.");
    }
    return steps;
  }

  private static List<String> failing(Incident incident) {
    if (leads(incident, "4xx") || leads(incident, "client with errors")) {
      return signIn(incident)
          ? List.of(
              "Many sign-ins fail: limit their rate, and ask for a second factor.",
              "Look for accounts that signed in amid the failures.")
          : List.of(
              "See what the clients ask for and do not get: a link that broke, a release that"
                  + " removed a path, or one client that is wrong.");
    }
    List<String> steps = new ArrayList<>();
    if (byBalancer(incident)) {
      steps.add(
          "Look at the health of the targets first, then at their timeouts and connection limits:"
              + " most of these errors were answered by what stands before them.");
    }
    steps.add(
        incident.subject().isEmpty()
            ? "Look at what was deployed or changed just before, and at the application's log."
            : "Look at what "
                + incident.subject()
                + " depends on, and at what was deployed or changed just before.");
    return steps;
  }

  /** Whether most of the 5xx were answered without a target. */
  private static boolean byBalancer(Incident incident) {
    double all = observed(incident, "5xx rate");
    double own = observed(incident, "balancer 5xx rate");
    return leads(incident, "balancer") || (own > 0 && own >= all / 2);
  }

  private static double observed(Incident incident, String label) {
    return incident.evidence().stream()
        .filter(line -> line.label().equals(label))
        .mapToDouble(Evidence::observed)
        .findFirst()
        .orElse(0);
  }

  private static List<String> slow(Incident incident) {
    return incident.subject().isEmpty()
        ? List.of(
            "All of it is slower: look at what every request shares, such as the database, and at"
                + " the load of the targets.")
        : List.of(
            "Look at " + incident.subject() + " and what it depends on; the rest is as usual.",
            "See what was deployed or changed just before.");
  }

  private static List<String> other(Incident incident) {
    return isQuick(incident)
        ? List.of(
            "Look at what the answers hold: those that come so soon are often empty, an error page,"
                + " or left out what they depend on.")
        : List.of("Run the query below and look at what stands out.");
  }

  private static boolean isQuick(Incident incident) {
    return incident.evidence().stream()
        .findFirst()
        .filter(line -> line.label().contains("response time"))
        .filter(line -> line.observed() < line.expected())
        .isPresent();
  }

  private static List<String> more(Incident incident) {
    List<String> steps = new ArrayList<>();
    if (signIn(incident)) {
      steps.add("Sign-ins are hit: limit their rate, and look for accounts that got in.");
    }
    boolean client = !incident.subject().isEmpty() && !incident.subject().startsWith("/");
    if (client && incident.type() != FindingType.DISTRIBUTED_FLOOD) {
      steps.add("See what " + incident.subject() + " takes; limit its rate if it is not wanted.");
    } else {
      steps.add("Check that capacity follows, and where the visitors come from.");
    }
    if (incident.type() == FindingType.DISTRIBUTED_FLOOD) {
      steps.add("No single client is to blame: limit or challenge requests for what is flooded.");
    }
    return steps;
  }

  private static boolean signIn(Incident incident) {
    return incident.evidence().stream()
        .map(line -> line.label().toLowerCase(Locale.ROOT))
        .filter(label -> label.contains("path "))
        .anyMatch(label -> SIGN_IN.stream().anyMatch(label::contains));
  }

  private static boolean leads(Incident incident, String word) {
    return incident.evidence().stream()
        .findFirst()
        .map(Evidence::label)
        .map(label -> label.startsWith(word))
        .orElse(false);
  }

  private static boolean names(Incident incident, String word) {
    return incident.evidence().stream().anyMatch(line -> line.label().startsWith(word));
  }
}
