package io.weir.store.memory;

import static java.util.Objects.requireNonNull;

import io.weir.store.IncidentStore;
import io.weir.store.OwnPast;
import io.weir.store.Verdict;
import io.weir.store.VerdictStore;
import io.weir.store.work.OvertakenException;
import io.weir.store.work.Turn;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Turns in memory, over stores that nobody else scores into. Safe for use by several threads. */
public final class InMemoryVerdictStore implements VerdictStore {
  private final InMemoryWindowStore windows;
  private final IncidentStore incidents;
  private final Map<String, Turn> turns = new HashMap<>();

  public InMemoryVerdictStore(InMemoryWindowStore windows, IncidentStore incidents) {
    this.windows = requireNonNull(windows, "windows");
    this.incidents = requireNonNull(incidents, "incidents");
  }

  @Override
  public synchronized Turn take(String source) {
    Turn before = turns.getOrDefault(source, new Turn(source, 0, Instant.EPOCH));
    Turn turn = new Turn(source, before.number() + 1, before.judgedUntil());
    turns.put(source, turn);
    return turn;
  }

  @Override
  public synchronized void commit(Turn turn, Verdict verdict) throws OvertakenException {
    if (!isCurrent(turn)) {
      throw new OvertakenException(turn);
    }
    verdict.incidents().forEach(this::put);
    verdict.findings().forEach(incidents::putFindings);
    verdict.summary().ifPresent(windows::putSummary);
    if (verdict.endsPast()) {
      windows.dropOwnPast(verdict.summary().orElseThrow().key());
    }
  }

  @Override
  public synchronized void keep(Turn turn, OwnPast past) throws OvertakenException {
    if (!isCurrent(turn)) {
      throw new OvertakenException(turn);
    }
    windows.putOwnPast(past);
  }

  private void put(io.weir.incident.Incident incident) {
    if (!incidents.put(incident)) {
      throw new IllegalStateException("incident " + incident.id() + " was changed by another");
    }
  }

  @Override
  public synchronized void finish(Turn turn, Instant judgedUntil) {
    if (isCurrent(turn)) {
      turns.put(turn.source(), new Turn(turn.source(), turn.number(), judgedUntil));
    }
  }

  private boolean isCurrent(Turn turn) {
    return turns.get(turn.source()).number() == turn.number();
  }
}
