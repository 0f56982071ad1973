package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.util.List;
import java.util.Locale;
import trips.Work;
import trips.notebook.Preview.Column;

/** Shows what Spark did as a small table, with sizes that can be read. */
final class WorkRenderer implements Renderer<Work> {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  @Override
  public Class<Work> type() {
    return Work.class;
  }

  @Override
  public MimeBundle render(Work work) {
    List<Column> columns =
        List.of(
            new Column("what Spark did", "for this call alone", false),
            new Column("how much", "all tasks together", true));
    List<List<String>> rows =
        List.of(
            List.of("jobs", count(work.jobs())),
            List.of("stages", count(work.stages())),
            List.of("tasks", count(work.tasks())),
            List.of("rows read", count(work.rowsRead())),
            List.of("bytes read", size(work.bytesRead())),
            List.of("bytes shuffled", size(work.shuffleBytes())),
            List.of("bytes spilled to disk", size(work.spilledBytes())),
            List.of("most memory of one task", size(work.peakMemory())));
    return new Preview(null, columns, rows, "Read counts files and the cache.").bundle();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Three digits and a unit; a kB has 1,000 bytes. */
  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    String digits =
        unit == 0 || value >= 99.95 ? "%.0f %s" : value >= 9.995 ? "%.1f %s" : "%.2f %s";
    return String.format(Locale.ROOT, digits, value, UNITS[unit]);
  }
}
