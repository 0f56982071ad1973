package trips.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How many rows TLC's files have, where that is known; {@code data/README.md} names the source. */
interface KnownRows {

  /** Returns the rows of a month's file; empty if unknown. */
  OptionalLong of(YearMonth month);

  /**
   * Returns the table of {@code data/published/trips-per-month.csv}, which is on the class path.
   */
  static KnownRows published() {
    Map<YearMonth, Long> rows = new HashMap<>();
    try (InputStream in =
            KnownRows.class.getResourceAsStream("/trips/data/published/trips-per-month.csv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(cells -> rows.put(YearMonth.parse(cells[0]), Long.valueOf(cells[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return month ->
        rows.containsKey(month) ? OptionalLong.of(rows.get(month)) : OptionalLong.empty();
  }
}
