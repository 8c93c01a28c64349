package io.weir.threat.file;

import io.weir.threat.rule.RuleName;
import java.util.List;

/**
 * An attack or a probe that its path tells.
 *
 * @param id the second half of the rule's id
 * @param paths the paths, in the form that the table describes
 * @param confidence how sure a request for one of them is an attack, in (0, 1]
 * @param reference a CVE; "-" for a probe that is no vulnerability by itself
 * @param meaning the product, and what the request wants of it
 */
public record KnownRequest(
    String id, List<String> paths, double confidence, String reference, String meaning)
    implements RuleName {

  public KnownRequest {
    paths = List.copyOf(paths);
    if (paths.isEmpty() || !(confidence > 0 && confidence <= 1) || meaning.isBlank()) {
      throw new IllegalArgumentException("incomplete row: " + id);
    }
  }

  @Override
  public String name() {
    return id;
  }
}
