package io.weir.log.elb;

import io.weir.log.RejectReason;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.Values;

/**
 * ALB health-check logs. A check ends as {@code PASS}, or as the reason for which it failed.
 *
 * <p>Fields: "Health check logs" in the ELB user guide.
 */
final class HealthCheckFields implements RecordShape {
  private static final String PASS = "pass";

  private final RequestFields request = new RequestFields(HealthCheckLog.FORMAT);
  private final NamedFields fields = new NamedFields(request);
  private final Slice status = fields.kept("status");
  private final Slice reason = fields.kept("reason_code");

  HealthCheckFields() {
    fields.text("type", request.scheme);
    fields.time("time timestamp");
    fields.seconds("latency", NumberField.TARGET_MICROS);
    fields.address("target_addr", request.targetIp, NumberField.TARGET_PORT);
    fields.text("target_group_id", request.subject);
    fields.count("status_code", NumberField.TARGET_STATUS);
    fields.text("elb", request.source);
    fields.unused("ip_address");
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    if (!Values.isThere(status)) {
      fields.fail(RejectReason.MISSING_FIELD);
      return Fate.REJECTED;
    }
    if (!fields.fillTime() || !fields.fill()) {
      return Fate.REJECTED;
    }
    boolean failed = !Values.equalsIgnoringCase(status, PASS) && Values.isThere(reason);
    request.outcome.set(failed ? reason : status);
    return Fate.ACCEPTED;
  }
}
