package io.weir.incident;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums up findings that were not worth an alert, by their type, and what people know of. */
final class DigestLines {
  private static final int EXAMPLES = 3;

  private static final class Sum {
    private double requests;
    private double answered;
    private int windows;
    private final Set<String> subjects = new HashSet<>();
  }

  private final Map<FindingType, Sum> sums = new TreeMap<>();
  private final List<String> examples = new ArrayList<>();
  private final List<Evidence> again = new ArrayList<>();

  /** Adds an incident that people were told of on a day before, and that came as many times. */
  void addAgain(Incident incident, int times) {
    String about = incident.subject().isEmpty() ? "" : " of " + incident.subject();
    again.add(
        new Evidence(
            incident.type().label() + about + " came again",
            times == 1 ? "time" : "times",
            times,
            Double.NaN,
            0));
  }

  void add(Finding finding) {
    Sum sum = sums.computeIfAbsent(finding.type(), none -> new Sum());
    sum.windows++;
    sum.subjects.add(finding.subject());
    if (finding.type().isSecurity() && !finding.evidence().isEmpty()) {
      // What an anomaly is led by may be a rate.
      sum.requests +=
          finding.evidence().stream()
              .filter(line -> line.unit().equals("requests") || line.unit().equals("errors"))
              .mapToDouble(Evidence::observed)
              .findFirst()
              .orElse(0);
      sum.answered +=
          finding.evidence().stream()
              .filter(line -> line.label().equals("may have succeeded"))
              .mapToDouble(Evidence::observed)
              .sum();
      finding.sample().examples().stream()
          .limit(examples.size() < EXAMPLES ? 1 : 0)
          .forEach(examples::add);
    }
  }

  boolean isEmpty() {
    return sums.isEmpty() && again.isEmpty();
  }

  long requests() {
    return Math.round(sums.values().stream().mapToDouble(sum -> sum.requests).sum());
  }

  List<String> examples() {
    return examples;
  }

  String sentence() {
    long probes = requests();
    int attackers = 0;
    int odd = 0;
    for (Map.Entry<FindingType, Sum> sum : sums.entrySet()) {
      attackers += sum.getKey().isSecurity() ? sum.getValue().subjects.size() : 0;
      odd += sum.getKey().isSecurity() ? 0 : sum.getValue().windows;
    }
    String probing =
        probes == 0
            ? ""
            : probes
                + (probes == 1 ? " probe" : " probes")
                + " from "
                + clients(attackers)
                + answers();
    String passing =
        odd == 0 ? "" : odd + (odd == 1 ? " window was" : " windows were") + " odd for a moment";
    String known = again.isEmpty() ? "" : again.size() + " that you know of came again";
    return Stream.of(probing, passing, known)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** A single request that was answered with a page is no alert, but it is said. */
  private String answers() {
    long answered = Math.round(sums.values().stream().mapToDouble(sum -> sum.answered).sum());
    return answered == 0
        ? ", none of them answered well"
        : ", " + answered + " of them answered with a page";
  }

  /** Returns a line for each type, those of most requests first, and for what came again. */
  List<Evidence> evidence() {
    double all = Math.max(1, requests());
    Stream<Evidence> small =
        sums.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<FindingType, Sum> sum) -> -sum.getValue().requests)
                    .thenComparing(Map.Entry::getKey))
            .map(sum -> line(sum.getKey(), sum.getValue(), all));
    return Stream.concat(small, again.stream()).toList();
  }

  private static Evidence line(FindingType type, Sum sum, double all) {
    return type.isSecurity()
        ? new Evidence(
            type.label() + " from " + clients(sum.subjects.size()),
            "requests",
            sum.requests,
            Double.NaN,
            sum.requests / all)
        : new Evidence(type.label(), "windows", sum.windows, Double.NaN, 0);
  }

  private static String clients(int number) {
    return number + (number == 1 ? " client" : " clients");
  }
}
