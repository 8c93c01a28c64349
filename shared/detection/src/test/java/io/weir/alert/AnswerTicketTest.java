package io.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.incident.AnswerKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody without the secret makes a ticket, and none can be changed. */
class AnswerTicketTest {
  private static final AnswerKey KEY = new AnswerKey("0123456789abcdef0123456789abcdef");
  private static final AnswerTicket TICKET =
      new AnswerTicket(
          "3f1c0a9b5d7e2f4a6b8c", 1, AnswerKind.MUTE, Instant.parse("2026-12-06T10:00:00Z"));

  @Test
  void ticket_isReadAsItWasSigned() {
    assertThat(AnswerTicket.read(TICKET.signed(KEY), KEY)).contains(TICKET);
  }

  @Test
  void signature_isTheHmacOfTheText() {
    // python3: hmac.new(secret, b"weir answer\n" + text, "sha256").hexdigest()
    assertThat(TICKET.signed(KEY))
        .isEqualTo(
            "1.3f1c0a9b5d7e2f4a6b8c.1.mute.1796551200."
                + "b23770a2317bc5be683156798ae20a01c313564480d3ca5365419b0d19a321e7");
  }

  @Test
  void anyChange_isSeen() {
    String signed = TICKET.signed(KEY);
    for (int i = 0; i < signed.length(); i++) {
      char other = signed.charAt(i) == 'a' ? 'b' : 'a';
      String changed = signed.substring(0, i) + other + signed.substring(i + 1);
      assertThat(AnswerTicket.read(changed, KEY)).as(changed).isEmpty();
      assertThat(AnswerTicket.read(signed.substring(0, i), KEY)).isEmpty();
    }
    assertThat(AnswerTicket.read(signed + "0", KEY)).isEmpty();
    assertThat(AnswerTicket.read(signed.replace(".mute.", ".apply."), KEY)).isEmpty();
    assertThat(AnswerTicket.read(signed.replace(".1796551200.", ".9796551200."), KEY)).isEmpty();
  }

  @Test
  void anotherStacksTicket_isNone() {
    AnswerKey other = new AnswerKey("0123456789abcdef0123456789abcdeF");
    assertThat(AnswerTicket.read(TICKET.signed(other), KEY)).isEmpty();
  }

  @Test
  void whatIsNoTicket_isNone() {
    for (String text : List.of("", ".", ".....", "1.2.3.4.5.6", "1", "x".repeat(100_000))) {
      assertThat(AnswerTicket.read(text, KEY)).isEmpty();
    }
  }

  @Test
  void secret_isLongEnough() {
    assertThatThrownBy(() -> new AnswerKey("short")).isInstanceOf(IllegalArgumentException.class);
  }
}
