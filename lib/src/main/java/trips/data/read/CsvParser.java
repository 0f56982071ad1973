package trips.data.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Makes rows of lines, of the cells that a query needs; used by one thread. */
final class CsvParser {

  private record Target(String column, int cell, CsvCell type, int ordinal) {}

  /** Where the value of a cell goes that is looked at only to see whether it is fine. */
  private static final int NOWHERE = -1;

  private final CsvLine line = new CsvLine();
  private final int cells;
  private final List<Target> targets = new ArrayList<>();
  private final Object[] values;
  private final int problemAt;
  private String problem;

  CsvParser(TripCsvFormat format, StructType required) {
    cells = format.layout().cells();
    values = new Object[required.length()];
    List<String> asked = Arrays.asList(required.fieldNames());
    problemAt = asked.indexOf(TripCsvFormat.PROBLEM);
    for (Map.Entry<String, Integer> place : format.layout().places().entrySet()) {
      int ordinal = asked.indexOf(place.getKey());
      if (ordinal >= 0 || problemAt >= 0) {
        CsvCell type = CsvCell.of(TripColumns.field(place.getKey()).dataType());
        targets.add(new Target(place.getKey(), place.getValue(), type, ordinal));
      }
    }
  }

  /**
   * Returns a row with the values of the line's cells, null where a cell is empty or bad; it is the
   * same object each time.
   */
  InternalRow parse(byte[] bytes, int length) {
    Arrays.fill(values, null);
    problem = line.split(bytes, length);
    if (problem == null && line.count() != cells) {
      problem = line.count() + (line.count() == 1 ? " cell" : " cells") + " instead of " + cells;
    }
    if (problem != null) {
      problem = "cells: " + problem;
    } else {
      targets.forEach(this::fill);
    }
    if (problemAt >= 0 && problem != null) {
      values[problemAt] = UTF8String.fromString(problem);
    }
    return new GenericInternalRow(values);
  }

  /** Returns what is wrong with the last line, or null. */
  String problem() {
    return problem;
  }

  private void fill(Target target) {
    Object value = target.type.value(line.bytes(), line.from(target.cell), line.to(target.cell));
    if (value == CsvCell.BAD) {
      if (problem == null) {
        problem =
            "value: "
                + target.column
                + " is "
                + CellText.quoted(line.text(target.cell))
                + ", expected "
                + target.type.expected();
      }
    } else if (target.ordinal != NOWHERE) {
      values[target.ordinal] = value;
    }
  }
}
