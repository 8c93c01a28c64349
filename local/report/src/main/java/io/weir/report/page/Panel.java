package io.weir.report.page;

import java.util.List;

/**
 * A table or two with what they mean.
 *
 * @param title the heading
 * @param note one or two sentences; may be empty
 * @param heat whether the cells are drawn as a heat map
 * @param tables the tables
 */
public record Panel(String title, String note, boolean heat, List<Table> tables) {
  public Panel {
    tables = List.copyOf(tables);
  }

  static Panel of(String title, String note, Table... tables) {
    return new Panel(title, note, false, List.of(tables));
  }

  public boolean isEmpty() {
    return tables.stream().allMatch(Table::isEmpty);
  }
}
