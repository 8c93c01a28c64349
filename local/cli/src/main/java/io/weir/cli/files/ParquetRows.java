package io.weir.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.log.ReadLimits;
import io.weir.log.UnreadableObjectException;
import io.weir.log.UnreadableObjectException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The rows of a Parquet file as lines of JSON, by the names of its columns, so that they are read
 * as any delivery of named fields is. Rows are made as they are read, a row group at a time; the
 * file itself has to be on disk, as its table of contents stands at its end.
 */
final class ParquetRows extends InputStream {
  private static final int FILLED_TO = 1 << 16;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Path file;
  private final Hardwood rows;
  private final Buffer made = new Buffer();
  private final JsonGenerator json;
  private int at;
  private boolean ended;

  private ParquetRows(Path file, Hardwood rows) throws IOException {
    this.file = file;
    this.rows = rows;
    this.json = new JsonFactory().createGenerator(made).setRootValueSeparator(null);
  }

  /**
   * Opens the file that the stream is, and is not closed.
   *
   * @throws UnreadableObjectException if it is damaged or too large, or the Java that runs is too
   *     old to read it
   */
  static InputStream open(InputStream in) throws IOException {
    Path file = Files.createTempFile("weir-", ".parquet");
    try {
      store(in, file);
      return new ParquetRows(file, Hardwood.open(file));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void store(InputStream in, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] chunk = new byte[FILLED_TO];
      long stored = 0;
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        stored += count;
        if (stored > ReadLimits.DEFAULT.maxStoredBytes()) {
          throw new UnreadableObjectException(Reason.TOO_LARGE, "more than " + stored + " bytes");
        }
        out.write(chunk, 0, count);
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    while (at == made.size() && !ended) {
      fill();
    }
    int count = Math.min(length, made.size() - at);
    if (count == 0) {
      return length == 0 ? 0 : -1;
    }
    made.copy(at, to, offset, count);
    at += count;
    return count;
  }

  private void fill() throws IOException {
    made.reset();
    at = 0;
    while (made.size() < FILLED_TO && !ended) {
      ended = !rows.next();
      if (!ended) {
        row();
        json.flush();
        made.write('\n');
      }
    }
  }

  private void row() throws IOException {
    json.writeStartObject();
    for (int i = 0; i < rows.names().size(); i++) {
      if (!rows.isNull(i)) {
        field(rows.names().get(i), rows.value(i));
      }
    }
    json.writeEndObject();
  }

  /** What has parts of its own is left out: no log of requests has any. */
  private void field(String name, Object value) throws IOException {
    if (value instanceof Double || value instanceof Float) {
      json.writeStringField(name, new BigDecimal(value.toString()).toPlainString());
    } else if (value instanceof BigDecimal decimal) {
      json.writeStringField(name, decimal.toPlainString());
    } else if (value instanceof byte[] bytes) {
      json.writeStringField(name, new String(bytes, UTF_8));
    } else if (value instanceof LocalDateTime local) {
      json.writeStringField(name, local.toInstant(ZoneOffset.UTC).toString());
    } else if (value instanceof LocalTime clock) {
      json.writeStringField(name, CLOCK.format(clock));
    } else if (value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Instant
        || value instanceof LocalDate) {
      json.writeStringField(name, value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Bytes that are read where they were written. */
  private static final class Buffer extends ByteArrayOutputStream {
    void copy(int from, byte[] to, int offset, int length) {
      System.arraycopy(buf, from, to, offset, length);
    }
  }
}
