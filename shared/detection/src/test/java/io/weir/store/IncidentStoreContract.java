package io.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.Trail;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link IncidentStore} must do. */
public abstract class IncidentStoreContract {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  /** Returns an empty store. */
  protected abstract IncidentStore newStore();

  @Test
  void findings_areReadBack() {
    IncidentStore store = newStore();
    Finding error = finding(0, FindingType.ERROR_SPIKE, "");
    Finding attack = finding(0, FindingType.SQL_INJECTION, "203.0.113.7");
    store.putFindings(key(0), List.of(error, attack));
    assertThat(store.findings(key(0))).containsExactlyInAnyOrder(error, attack);
    assertThat(store.findings(key(1))).isEmpty();
  }

  @Test
  void findings_putAgainReplaceAllEarlierOnes() {
    IncidentStore store = newStore();
    store.putFindings(
        key(0),
        List.of(
            finding(0, FindingType.ERROR_SPIKE, ""), finding(0, FindingType.TRAFFIC_SPIKE, "")));
    Finding other = finding(0, FindingType.TRAFFIC_DROP, "");
    store.putFindings(key(0), List.of(other));
    assertThat(store.findings(key(0))).containsExactly(other);
    store.putFindings(key(0), List.of());
    assertThat(store.findings(key(0))).isEmpty();
  }

  @Test
  void incident_isReadBack() {
    IncidentStore store = newStore();
    assertThat(store.put(incident("i1", "a", 0, 1))).isTrue();
    assertThat(store.incident("i1")).contains(incident("i1", "a", 0, 1));
    assertThat(store.incident("i2")).isEmpty();
  }

  @Test
  void incident_putNeedsTheNextRevision() {
    IncidentStore store = newStore();
    assertThat(store.put(incident("i1", "a", 0, 2))).isFalse();
    assertThat(store.put(incident("i1", "a", 0, 1))).isTrue();
    assertThat(store.put(incident("i1", "a", 0, 1))).isFalse();
    assertThat(store.put(incident("i1", "a", 1, 3))).isFalse();
    assertThat(store.incident("i1")).contains(incident("i1", "a", 0, 1));
    assertThat(store.put(incident("i1", "a", 1, 2))).isTrue();
    assertThat(store.incident("i1")).contains(incident("i1", "a", 1, 2));
  }

  @Test
  void incidents_areOfTheSourceAndSinceTheTimeInOrderOfOpening() {
    IncidentStore store = newStore();
    store.put(over("late", "a", 4, 1));
    store.put(over("early", "a", 1, 1));
    store.put(over("other", "b", 2, 1));
    assertThat(store.incidents("a", START))
        .extracting(Incident::id)
        .containsExactly("early", "late");
    Instant endOfLate = key(4).end();
    assertThat(store.incidents("a", endOfLate)).extracting(Incident::id).containsExactly("late");
    assertThat(store.incidents("a", endOfLate.plusSeconds(1))).isEmpty();
  }

  @Test
  void incidents_followTheirLastSeen() {
    IncidentStore store = newStore();
    store.put(over("i1", "a", 0, 1));
    store.put(over("i1", "a", 6, 2));
    assertThat(store.incidents("a", key(6).end()))
        .extracting(Incident::revision)
        .containsExactly(2L);
    assertThat(store.incidents("a", START)).hasSize(1);
  }

  @Test
  void incidents_thatAreNotOverAreThereHoweverLongAgoTheyWereSeen() {
    IncidentStore store = newStore();
    store.put(incident("open", "a", 0, 1));
    store.put(over("recent", "a", 6, 1));
    store.put(over("old", "a", 5, 1));
    assertThat(store.incidents("a", key(6).end()))
        .extracting(Incident::id)
        .containsExactly("open", "recent");
    store.put(over("open", "a", 0, 2));
    assertThat(store.incidents("a", key(6).end()))
        .extracting(Incident::id)
        .containsExactly("recent");
  }

  private static WindowKey key(int index) {
    return new WindowKey("a", START.plusSeconds(300L * index), WindowKey.DEFAULT_WIDTH);
  }

  private static final List<Evidence> EVIDENCE =
      List.of(new Evidence("5xx rate", "%", 31.5, Double.NaN, 0.75));

  private static final Sample SAMPLE =
      new Sample(1200, 3, 4, "SELECT 'a'", List.of("logs/AWSLogs/one.log.gz"));

  private static Finding finding(int index, FindingType type, String subject) {
    return new Finding(
        key(index), type, subject, Severity.HIGH, 0.9, "It's \"bad\" – é", EVIDENCE, true, SAMPLE);
  }

  private static Incident incident(String id, String source, int index, long revision) {
    return incident(id, source, index, revision, Incident.State.OPEN);
  }

  private static Incident over(String id, String source, int index, long revision) {
    return incident(id, source, index, revision, Incident.State.RESOLVED);
  }

  private static Incident incident(
      String id, String source, int index, long revision, Incident.State state) {
    boolean over = state == Incident.State.RESOLVED;
    return new Incident(
        id,
        source,
        FindingType.ERROR_SPIKE,
        "",
        Severity.HIGH,
        state,
        key(index).start(),
        key(index).end(),
        over ? Optional.of(key(index).end()) : Optional.empty(),
        Trail.of(key(index)),
        key(index).start(),
        0.9,
        "many errors",
        EVIDENCE,
        false,
        SAMPLE,
        Incident.Notice.OPENED,
        1,
        revision);
  }
}
