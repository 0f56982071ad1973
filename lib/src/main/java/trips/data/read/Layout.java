package trips.data.read;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What decides how files are scanned; files of one layout share a scan. */
sealed interface Layout extends Serializable {

  /**
   * Cells of lines.
   *
   * @param cells how many a line has
   * @param places our columns, in our order, and which cell they are
   */
  record Csv(int cells, Map<String, Integer> places) implements Layout {}

  /**
   * Columns of Parquet.
   *
   * @param columns those that are ours, in our order
   */
  record Parquet(List<ParquetColumn> columns) implements Layout {}
}
