package io.weir.threat.file;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Attacks on products and probes for what should not be reachable, by their paths.
 *
 * <p>Nothing else about such a request is odd: that the path exists nowhere else is what tells it.
 * Which paths, and whose they are, stands in the table that {@link KnownTable} reads.
 */
public final class KnownPaths implements Rule {
  private static final int MOST_SEGMENTS = 16;

  private final List<KnownRequest> rows = KnownTable.rows();
  private final List<KnownPattern> queries = new ArrayList<>();

  /** The patterns by the character behind their first slash. */
  private final List<List<KnownPattern>> byFirst = new ArrayList<>();

  /** Reads the table. */
  public KnownPaths() {
    for (int i = 0; i < 128; i++) {
      byFirst.add(new ArrayList<>());
    }
    for (KnownRequest row : rows) {
      for (String path : row.paths()) {
        if (path.startsWith("?")) {
          queries.add(KnownPattern.of(row, "/" + path.substring(1)));
        } else {
          KnownPattern pattern = KnownPattern.of(row, path);
          byFirst.get(pattern.chunks().get(0).charAt(1)).add(pattern);
        }
      }
    }
  }

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.SENSITIVE_FILE;
  }

  @Override
  public String prefix() {
    return "known";
  }

  @Override
  public List<RuleName> names() {
    return List.copyOf(rows);
  }

  @Override
  public void triggers(Triggers triggers) {
    for (KnownPattern pattern : queries) {
      triggers.add(When.QUERY, pattern.lastWord());
    }
    for (List<KnownPattern> patterns : byFirst) {
      for (KnownPattern pattern : patterns) {
        String segments = pattern.segments();
        if (segments.isEmpty()) {
          triggers.add(When.ALWAYS, pattern.word());
        } else {
          triggers.add(segments.contains("/") ? When.SEGMENTS : When.SEGMENT, segments);
        }
      }
    }
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (unit.place() == Place.QUERY) {
      query(text, evidence);
    } else if (unit.place() == Place.PATH && text.at(0) == '/') {
      path(text, evidence);
    }
  }

  private void path(Text text, Evidence out) {
    boolean forge = Forges.isView(text);
    int slash = 0;
    for (int k = 0; k < MOST_SEGMENTS && slash >= 0; k++) {
      int first = text.at(slash + 1);
      if (first > 0 && first < 128) {
        for (KnownPattern pattern : byFirst.get(first)) {
          if (slash == 0 || (pattern.anywhere() && !forge)) {
            int end = pattern.match(text, slash);
            if (end > 0) {
              out.add(pattern.request(), pattern.request().confidence(), slash, end);
            }
          }
        }
      }
      slash = text.indexOf("/", slash + 1);
    }
  }

  private void query(Text text, Evidence out) {
    for (KnownPattern pattern : queries) {
      String start = pattern.chunks().get(0);
      if (text.startsWith(0, start, 1)) {
        out.add(pattern.request(), pattern.request().confidence(), 0, start.length() + 24);
      }
    }
  }
}
