package trips.data.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.io.Text;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import trips.data.TripDataException;

/** The rows of a part of a CSV file; empty lines are none. */
final class CsvRows extends AbstractIterator<InternalRow> {

  private final Iterator<Text> lines;
  private final CsvParser parser;
  private final LineNumbers numbers;
  private final boolean strict;
  private final String file;
  private final int fileAt;
  private final int lineAt;
  private final int textAt;
  private long line;
  private Text ahead;

  CsvRows(
      Iterator<Text> lines,
      TripCsvFormat format,
      StructType required,
      PartitionedFile part,
      LineNumbers numbers) {
    this.lines = lines;
    this.numbers = numbers;
    parser = new CsvParser(format, required);
    strict = format.strict();
    file = format.names().of(part.toPath());
    List<String> asked = Arrays.asList(required.fieldNames());
    fileAt = asked.indexOf(TripCsvFormat.FILE);
    lineAt = asked.indexOf(TripCsvFormat.LINE);
    textAt = asked.indexOf(TripCsvFormat.TEXT);
    if (part.start() == 0 && lines.hasNext()) {
      lines.next();
      line++;
    }
  }

  @Override
  public boolean hasNext() {
    while (ahead == null && lines.hasNext()) {
      Text next = lines.next();
      line++;
      if (next.getLength() > 0) {
        ahead = next;
      }
    }
    return ahead != null;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Text text = ahead;
    ahead = null;
    // Cells in quotes are changed in place.
    UTF8String whole = textAt < 0 ? null : UTF8String.fromString(decoded(text));
    InternalRow row = parser.parse(text.getBytes(), text.getLength());
    if (strict && parser.problem() != null) {
      throw badRow();
    }
    set(row, lineAt, lineAt < 0 ? null : numbers.inFile(line));
    set(row, fileAt, fileAt < 0 ? null : UTF8String.fromString(file));
    set(row, textAt, whole);
    return row;
  }

  private TripDataException badRow() {
    return new TripDataException(
        file
            + ", line "
            + numbers.inFile(line)
            + ": "
            + parser.problem().replaceFirst("^\\w+: ", "")
            + "; mend the line, or let Trips.quarantine keep such rows aside");
  }

  private static void set(InternalRow row, int ordinal, Object value) {
    if (ordinal >= 0) {
      row.update(ordinal, value);
    }
  }

  private static String decoded(Text text) {
    return new String(text.getBytes(), 0, text.getLength(), StandardCharsets.UTF_8);
  }
}
