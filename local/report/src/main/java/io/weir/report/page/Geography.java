package io.weir.report.page;

import io.weir.report.Places;
import io.weir.report.Places.Place;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.TopEntry;
import io.weir.window.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the requests come from: by the log's own field, or by where a database has the clients. */
final class Geography {
  private static final int MAX_VALUE_CHARS = 100;

  private final Places places;
  private final Map<String, Optional<Place>> known = new HashMap<>();
  private final Map<String, Long> countries = new HashMap<>();
  private final Map<String, Long> networks = new HashMap<>();
  private long placed;

  Geography(Places places) {
    this.places = places;
  }

  /** Each window keeps its own heaviest clients: together they are far more than those of all. */
  void add(Window window) {
    if (places == Places.NONE) {
      return;
    }
    for (TopEntry client : window.top(Dimension.CLIENT)) {
      long requests = client.count() - client.error();
      Optional<Place> place = known.computeIfAbsent(client.value(), places::of);
      place.map(Place::country).ifPresent(name -> add(countries, name, requests));
      place.map(Place::network).ifPresent(name -> add(networks, name, requests));
      placed += place.isPresent() ? requests : 0;
    }
  }

  Panel panel(SourceFacts facts) {
    if (places == Places.NONE) {
      Map<String, Long> stated = TrafficPanels.least(facts.whole(), Dimension.COUNTRY);
      return Panel.of(
          "Countries",
          "As the log has them.",
          table("Countries", stated, (double) facts.requests()));
    }
    double share = (double) placed / Math.max(1, facts.whole().count(Counter.REQUESTS));
    return Panel.of(
        "Countries and networks",
        "By the database that was given, of the heaviest clients of each window: they have "
            + Shown.percent(share)
            + " of the requests.",
        table("Countries", countries, (double) facts.requests()),
        table("Networks", networks, (double) facts.requests()));
  }

  private static void add(Map<String, Long> counts, String name, long requests) {
    if (!name.isEmpty()) {
      counts.merge(name, requests, Long::sum);
    }
  }

  private static Table table(String caption, Map<String, Long> counts, double requests) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Long> entry : TrafficPanels.heaviest(counts)) {
      double share = entry.getValue() / requests;
      rows.add(
          List.of(
              Table.Cell.of(Shown.cut(entry.getKey(), MAX_VALUE_CHARS)),
              Table.Cell.of(Shown.digits(entry.getValue())),
              Table.Cell.share(Shown.percent(share), share)));
    }
    return new Table(caption, List.of("Which", "Requests", "Share"), rows);
  }
}
