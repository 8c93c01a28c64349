package io.weir.report.page;

import io.weir.window.WindowKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests by hour of the week, on average, as a heat map. */
final class Week {
  private static final int HOURS = 24;
  private static final int DAYS = 7;

  private Week() {}

  static Panel panel(SourceFacts facts) {
    double[][] requests = new double[DAYS][HOURS];
    double[][] seconds = new double[DAYS][HOURS];
    for (Map.Entry<WindowKey, Numbers> entry : facts.windows().entrySet()) {
      ZonedDateTime time = entry.getKey().start().atZone(facts.zone());
      int day = time.getDayOfWeek().getValue() - 1;
      requests[day][time.getHour()] += entry.getValue().requests();
      seconds[day][time.getHour()] += entry.getKey().width().toSeconds();
    }
    double most = 0;
    for (int day = 0; day < DAYS; day++) {
      for (int hour = 0; hour < HOURS; hour++) {
        requests[day][hour] *= Duration.ofHours(1).toSeconds() / Math.max(1, seconds[day][hour]);
        most = Math.max(most, requests[day][hour]);
      }
    }
    List<String> headers = new ArrayList<>(List.of("Day"));
    for (int hour = 0; hour < HOURS; hour++) {
      headers.add(String.format(Locale.ROOT, "%02d", hour));
    }
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      List<Table.Cell> row = new ArrayList<>();
      row.add(Table.Cell.of(DayOfWeek.of(day + 1).getDisplayName(TextStyle.SHORT, Locale.ROOT)));
      for (int hour = 0; hour < HOURS; hour++) {
        boolean seen = seconds[day][hour] > 0;
        String text = seen ? Shown.large(Math.rint(requests[day][hour])) : "";
        row.add(seen ? Table.Cell.share(text, requests[day][hour] / most) : Table.Cell.of(text));
      }
      rows.add(row);
    }
    Table table = new Table("Requests an hour, by hour of the week", headers, rows);
    String note = "Hours of " + facts.zone() + ", on average over all weeks.";
    return new Panel("Hours of the week", note, true, most == 0 ? List.of() : List.of(table));
  }
}
