package trips.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the library's own CSV tables on the class path: UTF-8, a header, no quotes.
 *
 * @param name the resource's path below this package
 */
record ResourceTable(String name, List<String> header, List<String[]> rows) {

  /** Reads a table, for example {@code "zones.csv"}. */
  static ResourceTable read(String name) {
    try (InputStream in = ResourceTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is not on the class path beside trips.data; build the library with Maven");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String[]> lines = new ArrayList<>();
      reader.lines().forEach(line -> lines.add(line.split(",", -1)));
      return new ResourceTable(name, List.of(lines.get(0)), lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns one cell as text. */
  String text(int row, String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(name + " has no column " + column + ", only " + header);
    }
    return rows.get(row)[index];
  }

  /** Returns one cell as a whole number. */
  int integer(int row, String column) {
    return Integer.parseInt(text(row, column));
  }

  /** Returns one cell as a number. */
  double number(int row, String column) {
    return Double.parseDouble(text(row, column));
  }

  /** Returns one cell that lists zone ids with blanks between them. */
  List<Integer> ids(int row, String column) {
    return Arrays.stream(text(row, column).split(" ")).map(Integer::valueOf).toList();
  }

  /** Returns the indices of all rows. */
  IntStream indices() {
    return IntStream.range(0, rows.size());
  }
}
