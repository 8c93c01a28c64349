package io.weir.window;

import io.weir.log.ReadReport;
import java.util.List;

/**
 * All that one object gives.
 *
 * @param parts its share of each window, in the order of the windows
 * @param report what became of its lines
 * @param allowed how many requests hit, but are allowed to
 */
public record ObjectParts(List<WindowPart> parts, ReadReport report, long allowed) {
  public ObjectParts {
    parts = List.copyOf(parts);
  }
}
