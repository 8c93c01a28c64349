package io.weir.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A proposal as the member {@code proposal} of a finding or an incident; left out if there is none.
 */
public final class ProposalJson {
  private static final String MEMBER = "proposal";

  private ProposalJson() {}

  /** Writes the member into the object that is open. */
  public static void write(JsonGenerator out, Optional<Proposal> proposal) throws IOException {
    if (proposal.isPresent()) {
      write(out, proposal.get());
    }
  }

  private static void write(JsonGenerator out, Proposal proposal) throws IOException {
    out.writeObjectFieldStart(MEMBER);
    out.writeStringField("kind", proposal.kind().name());
    out.writeArrayFieldStart("ranges");
    for (String range : proposal.ranges()) {
      out.writeString(range);
    }
    out.writeEndArray();
    out.writeStringField("path", proposal.path());
    out.writeNumberField("limit", proposal.limit());
    out.writeNumberField("holdsSeconds", proposal.holds().toSeconds());
    out.writeNumberField("stopped", proposal.stopped());
    out.writeNumberField("attacks", proposal.attacks());
    out.writeNumberField("ordinary", proposal.ordinary());
    out.writeNumberField("left", proposal.left());
    out.writeStringField("reason", proposal.reason());
    out.writeEndObject();
  }

  /** Reads the member. */
  public static Optional<Proposal> read(JsonObject json) {
    if (!json.has(MEMBER)) {
      return Optional.empty();
    }
    JsonObject proposal = json.object(MEMBER);
    return Optional.of(
        new Proposal(
            Proposal.Kind.valueOf(proposal.text("kind")),
            proposal.texts("ranges"),
            proposal.text("path"),
            proposal.integer("limit"),
            Duration.ofSeconds(proposal.integer("holdsSeconds")),
            proposal.integer("stopped"),
            proposal.integer("attacks"),
            proposal.integer("ordinary"),
            // Documents of earlier versions do not say it.
            proposal.has("left") ? proposal.number("left") : 0,
            proposal.text("reason")));
  }
}
