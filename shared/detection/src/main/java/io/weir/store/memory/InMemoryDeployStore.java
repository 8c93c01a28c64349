package io.weir.store.memory;

import io.weir.incident.Deploy;
import io.weir.store.DeployStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Releases in memory. Safe for use by several threads. */
public final class InMemoryDeployStore implements DeployStore {
  private final Map<String, Deploy> deploys = new TreeMap<>();

  @Override
  public synchronized void put(Deploy deploy) {
    deploys.put(deploy.id(), deploy);
  }

  @Override
  public synchronized Optional<Deploy> deploy(String id) {
    return Optional.ofNullable(deploys.get(id));
  }

  @Override
  public synchronized List<Deploy> deploys(Instant endedAfter) {
    return deploys.values().stream().filter(each -> each.until().isAfter(endedAfter)).toList();
  }
}
