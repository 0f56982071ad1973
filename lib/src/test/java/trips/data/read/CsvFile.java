package trips.data.read;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * How a test writes CSV.
 *
 * @param columns of ours, in the file's order
 * @param names what becomes of their names in the header
 * @param times pattern of times
 * @param wholes what follows whole numbers, for example {@code .0}
 */
record CsvFile(
    List<String> columns,
    UnaryOperator<String> names,
    String times,
    String wholes,
    boolean quoted,
    String lineEnd,
    boolean mark) {

  static CsvFile of(List<String> columns) {
    return new CsvFile(columns, name -> name, "yyyy-MM-dd HH:mm:ss", "", false, "\r\n", false);
  }

  /** Writes a file, compressed if its name says so. */
  Path write(Path file, List<TripRow> rows) {
    try (OutputStream out =
        file.toString().endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(text(rows).getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(List<TripRow> rows) {
    StringBuilder text = new StringBuilder(mark ? "\uFEFF" : "");
    text.append(columns.stream().map(names).map(this::quote).collect(Collectors.joining(",")));
    text.append(lineEnd);
    rows.forEach(row -> text.append(line(row)).append(lineEnd));
    return text.toString();
  }

  String line(TripRow row) {
    return columns.stream()
        .map(column -> quote(cell(row.get(column))))
        .collect(Collectors.joining(","));
  }

  private String quote(String cell) {
    boolean needed = cell.contains(",") || cell.contains("\"");
    return quoted || needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof LocalDateTime time) {
      return time.format(DateTimeFormatter.ofPattern(times));
    }
    return value instanceof Integer || value instanceof Long ? value + wholes : value.toString();
  }
}
