package io.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.bytes.Blob;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.Trail;
import io.weir.store.work.OvertakenException;
import io.weir.store.work.Turn;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link VerdictStore} must do. */
public abstract class VerdictStoreContract {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  /** An empty store, and what it writes to. */
  public record Stores(VerdictStore verdicts, WindowStore windows, IncidentStore incidents) {}

  protected abstract Stores newStores();

  @Test
  void verdict_isWrittenWhole() throws OvertakenException {
    Stores stores = newStores();
    Turn turn = stores.verdicts().take("a");
    stores.verdicts().commit(turn, verdict(0, List.of(incident("i1", 1), incident("i2", 1))));
    assertThat(summaries(stores)).containsExactly(summary(0));
    assertThat(stores.incidents().findings(key(0))).containsExactly(finding(0));
    assertThat(stores.incidents().incidents("a", START)).hasSize(2);
    assertThat(stores.incidents().incident("i2")).contains(incident("i2", 1));
  }

  @Test
  void verdict_ofWhoWasOvertakenChangesNothing() throws OvertakenException {
    Stores stores = newStores();
    Turn slow = stores.verdicts().take("a");
    Turn fast = stores.verdicts().take("a");
    Verdict late = verdict(0, List.of(incident("i1", 1)));
    assertThatThrownBy(() -> stores.verdicts().commit(slow, late))
        .isInstanceOf(OvertakenException.class);
    assertThat(summaries(stores)).isEmpty();
    assertThat(stores.incidents().findings(key(0))).isEmpty();
    assertThat(stores.incidents().incidents("a", START)).isEmpty();
    stores.verdicts().commit(fast, verdict(1, List.of()));
    assertThatThrownBy(() -> stores.verdicts().commit(slow, late))
        .isInstanceOf(OvertakenException.class);
    assertThat(summaries(stores)).containsExactly(summary(1));
  }

  @Test
  void turns_ofOtherSourcesOvertakeNobody() throws OvertakenException {
    Stores stores = newStores();
    Turn turn = stores.verdicts().take("a");
    stores.verdicts().take("b");
    stores.verdicts().commit(turn, verdict(0, List.of()));
    assertThat(summaries(stores)).hasSize(1);
  }

  @Test
  void incident_thatAnotherRevisionStandsForStopsTheVerdict() throws OvertakenException {
    Stores stores = newStores();
    Turn turn = stores.verdicts().take("a");
    assertThatThrownBy(() -> stores.verdicts().commit(turn, verdict(0, List.of(incident("i", 3)))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(stores.incidents().incident("i")).isEmpty();
    assertThat(summaries(stores)).isEmpty();
  }

  @Test
  void incident_mayChangeTwice() throws OvertakenException {
    Stores stores = newStores();
    Turn turn = stores.verdicts().take("a");
    stores.verdicts().commit(turn, verdict(0, List.of(incident("i", 1), incident("i", 2))));
    assertThat(stores.incidents().incident("i")).contains(incident("i", 2));
    assertThat(summaries(stores)).hasSize(1);
  }

  @Test
  void ownPast_isKeptUntilAVerdictEndsIt() throws OvertakenException {
    Stores stores = newStores();
    Turn turn = stores.verdicts().take("a");
    assertThat(stores.windows().ownPast("a", WindowKey.DEFAULT_WIDTH)).isEmpty();
    stores.verdicts().keep(turn, past(600, 1));
    stores.verdicts().keep(turn, past(1200, 2));
    assertThat(stores.windows().ownPast("a", WindowKey.DEFAULT_WIDTH)).contains(past(1200, 2));
    assertThat(stores.windows().ownPast("a", WindowKey.DEFAULT_WIDTH.dividedBy(5))).isEmpty();
    assertThat(stores.windows().ownPast("b", WindowKey.DEFAULT_WIDTH)).isEmpty();
    stores.verdicts().commit(turn, verdict(5, List.of()));
    assertThat(stores.windows().ownPast("a", WindowKey.DEFAULT_WIDTH)).isPresent();
    stores.verdicts().commit(turn, new Verdict(Optional.of(summary(2)), true, Map.of(), List.of()));
    assertThat(stores.windows().ownPast("a", WindowKey.DEFAULT_WIDTH)).isEmpty();
    assertThat(summaries(stores)).containsExactly(summary(2), summary(5));
  }

  @Test
  void ownPast_ofWhoWasOvertakenIsNotKept() {
    Stores stores = newStores();
    Turn slow = stores.verdicts().take("a");
    stores.verdicts().take("a");
    assertThatThrownBy(() -> stores.verdicts().keep(slow, past(600, 1)))
        .isInstanceOf(OvertakenException.class);
    assertThat(stores.windows().ownPast("a", WindowKey.DEFAULT_WIDTH)).isEmpty();
  }

  @Test
  void verdict_mayBeVeryLarge() throws OvertakenException {
    Stores stores = newStores();
    List<Incident> incidents = new ArrayList<>();
    Map<WindowKey, List<Finding>> findings = new LinkedHashMap<>();
    for (int i = 0; i < 130; i++) {
      incidents.add(incident("i" + i, 1));
      findings.put(key(i), List.of(finding(i)));
    }
    Turn turn = stores.verdicts().take("a");
    stores.verdicts().commit(turn, Verdict.of(Optional.of(summary(0)), findings, incidents));
    assertThat(stores.incidents().incidents("a", START)).hasSize(130);
    assertThat(stores.incidents().findings(key(129))).hasSize(1);
    assertThat(summaries(stores)).hasSize(1);
  }

  @Test
  void finish_isRememberedByTheNextTurnUnlessItWasOver() {
    Stores stores = newStores();
    Turn first = stores.verdicts().take("a");
    assertThat(first.judgedUntil()).isEqualTo(Instant.EPOCH);
    stores.verdicts().finish(first, START);
    Turn second = stores.verdicts().take("a");
    assertThat(second.judgedUntil()).isEqualTo(START);
    stores.verdicts().finish(first, START.plusSeconds(300));
    assertThat(stores.verdicts().take("a").judgedUntil()).isEqualTo(START);
  }

  private static List<WindowSummary> summaries(Stores stores) {
    return stores.windows().summaries("a", START, START.plusSeconds(3600));
  }

  private static Verdict verdict(int index, List<Incident> incidents) {
    return Verdict.of(
        Optional.of(summary(index)), Map.of(key(index), List.of(finding(index))), incidents);
  }

  private static WindowKey key(int index) {
    return new WindowKey("a", START.plusSeconds(300L * index), WindowKey.DEFAULT_WIDTH);
  }

  private static OwnPast past(long until, int content) {
    Blob profile = Blob.of(new byte[] {(byte) content});
    return new OwnPast("a", WindowKey.DEFAULT_WIDTH, START, START.plusSeconds(until), profile);
  }

  private static WindowSummary summary(int index) {
    return new WindowSummary(key(index), Blob.of(new byte[] {1, (byte) index}), false);
  }

  private static Finding finding(int index) {
    return new Finding(
        key(index),
        FindingType.ERROR_SPIKE,
        "",
        Severity.HIGH,
        0.9,
        "many errors",
        List.of(),
        true,
        Sample.EMPTY);
  }

  private static Incident incident(String id, long revision) {
    return new Incident(
        id,
        "a",
        FindingType.ERROR_SPIKE,
        "",
        Severity.HIGH,
        Incident.State.OPEN,
        START,
        key(0).end(),
        Optional.empty(),
        Trail.of(key(0)),
        START,
        0.9,
        "many errors",
        List.of(),
        false,
        Sample.EMPTY,
        Incident.Notice.OPENED,
        1,
        revision);
  }
}
