package io.weir.report.page;

import java.util.List;

/**
 * A table for people and screen readers.
 *
 * @param caption what it shows
 * @param headers one for each column
 * @param rows as many cells as headers each
 */
public record Table(String caption, List<String> headers, List<List<Cell>> rows) {
  public Table {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
  }

  /**
   * One cell.
   *
   * @param text what stands in it; not escaped
   * @param level how dark it is drawn, 0 to 10; -1 for a cell that is plain text
   */
  public record Cell(String text, int level) {
    private static final int LEVELS = 10;

    /** Returns a cell of text. */
    public static Cell of(String text) {
      return new Cell(Shown.text(text), -1);
    }

    /** Returns a cell with a bar for its share of the whole, in [0, 1]. */
    public static Cell share(String text, double share) {
      double bounded = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
      return new Cell(Shown.text(text), (int) Math.round(bounded * LEVELS));
    }

    /** Returns the class that draws the bar. */
    public String style() {
      return level < 0 ? "" : "bar b" + level;
    }
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
