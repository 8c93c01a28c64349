package io.weir.cli.forest;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a CSV file of numbers, one at a time; a name that ends in {@code .gz} is unpacked on
 * the way. Every defect is a {@link UserError} that names the file, the line (from 1) and the
 * column (from 0).
 */
final class CsvRows implements Closeable {
  private final Path file;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> names;
  private Optional<CsvRecord> ahead;

  private CsvRows(Path file, boolean header) throws IOException {
    this.file = file;
    this.reader =
        // Rows of another width are ours to report, with our words.
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(open(file), UTF_8);
    this.records = reader.iterator();
    this.ahead = nextRecord();
    CsvRecord first = ahead.orElseThrow(() -> new UserError(file + ": the file is empty"));
    if (header) {
      this.names = List.copyOf(first.getFields());
      this.ahead = nextRecord();
    } else {
      this.names = IntStream.range(0, first.getFieldCount()).mapToObj(i -> "c" + i).toList();
    }
  }

  /** Opens the file; with a header its first line names the columns, else they are c0, c1, .... */
  static CsvRows open(Path file, boolean header) {
    try {
      return new CsvRows(file, header);
    } catch (NoSuchFileException e) {
      throw new UserError(file + ": no such file");
    } catch (IOException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  /** Returns the names of the columns, in order. */
  List<String> names() {
    return names;
  }

  /** Returns the position of the label column, which must be there. */
  int labelColumn(int column) {
    if (column < 0 || column >= names.size()) {
      throw new UserError(
          String.format(
              "%s: label column %d is out of range: the file has columns 0 to %d",
              file, column, names.size() - 1));
    }
    return column;
  }

  /** Returns the next row, one finite number a column; empty after the last. */
  Optional<double[]> next() {
    Optional<CsvRecord> record = ahead;
    ahead = record.isPresent() ? nextRecord() : ahead;
    return record.map(this::numbers);
  }

  private Optional<CsvRecord> nextRecord() {
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException | CsvParseException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }

  private double[] numbers(CsvRecord record) {
    if (record.getFieldCount() != names.size()) {
      throw new UserError(
          String.format(
              "%s: line %d has %d columns, not %d",
              file, record.getStartingLineNumber(), record.getFieldCount(), names.size()));
    }
    double[] numbers = new double[names.size()];
    for (int column = 0; column < numbers.length; column++) {
      numbers[column] = number(record, column);
    }
    return numbers;
  }

  private double number(CsvRecord record, int column) {
    String text = record.getField(column);
    double number = Double.NaN;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // Reported below, as is a number that is not finite.
    }
    if (!Double.isFinite(number)) {
      throw new UserError(
          String.format(
              "%s: line %d, column %d is not a finite number: '%s'",
              file, record.getStartingLineNumber(), column, text));
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
