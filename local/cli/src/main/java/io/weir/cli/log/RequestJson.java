package io.weir.cli.log;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.log.ErrorOrigin;
import io.weir.log.Request;
import io.weir.log.Slice;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes a request as a JSON object; what the log does not have is left out. */
final class RequestJson {
  private RequestJson() {}

  static void write(JsonGenerator json, Request request) throws IOException {
    json.writeStartObject();
    json.writeStringField(
        "time", Instant.EPOCH.plus(request.timeMicros(), ChronoUnit.MICROS).toString());
    json.writeStringField("clock", request.format().clock().name().toLowerCase(ROOT));
    json.writeStringField("format", request.format().label());
    text(json, "source", request.source());
    text(json, "clientIp", request.clientIp());
    number(json, "clientPort", request.clientPort());
    text(json, "targetIp", request.targetIp());
    number(json, "targetPort", request.targetPort());
    text(json, "method", request.method());
    text(json, "scheme", request.scheme());
    text(json, "host", request.host());
    number(json, "port", request.port());
    text(json, "path", request.path());
    text(json, "query", request.query());
    text(json, "protocol", request.protocol());
    text(json, "userAgent", request.userAgent());
    text(json, "referrer", request.referrer());
    number(json, "status", request.status());
    number(json, "targetStatus", request.targetStatus());
    if (request.errorOrigin() != ErrorOrigin.NONE) {
      json.writeStringField("errorOrigin", request.errorOrigin().name().toLowerCase(ROOT));
    }
    number(json, "receivedBytes", request.receivedBytes());
    number(json, "sentBytes", request.sentBytes());
    seconds(json, "requestSeconds", request.requestMicros());
    seconds(json, "targetSeconds", request.targetMicros());
    seconds(json, "responseSeconds", request.responseMicros());
    seconds(json, "totalSeconds", request.totalMicros());
    text(json, "tlsProtocol", request.tlsProtocol());
    text(json, "tlsCipher", request.tlsCipher());
    text(json, "cacheResult", request.cacheResult());
    text(json, "country", request.country());
    text(json, "classification", request.classification());
    text(json, "actions", request.actions());
    text(json, "traceId", request.traceId());
    text(json, "subject", request.subject());
    text(json, "outcome", request.outcome());
    text(json, "countedRules", request.countedRules());
    text(json, "labels", request.labels());
    text(json, "fingerprint", request.fingerprint());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, Slice value) throws IOException {
    if (!value.isAbsent()) {
      json.writeStringField(name, value.toString());
    }
  }

  private static void number(JsonGenerator json, String name, long value) throws IOException {
    if (value != Request.ABSENT) {
      json.writeNumberField(name, value);
    }
  }

  private static void seconds(JsonGenerator json, String name, long micros) throws IOException {
    if (micros != Request.ABSENT) {
      json.writeFieldName(name);
      json.writeNumber(BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString());
    }
  }
}
