package io.weir.report.page;

import java.util.List;

/**
 * One source's part of the page.
 *
 * @param name the load balancer or distribution
 * @param format the format of its logs
 * @param index its place among the sources
 * @param period from when to when
 * @param days day by day in numbers, which is what its charts draw
 * @param panels what its traffic is made of
 */
public record SourceView(
    String name, String format, int index, String period, Table days, List<Panel> panels) {
  public SourceView {
    panels = List.copyOf(panels);
  }
}
