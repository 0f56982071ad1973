package trips.data.read;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring_index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import trips.data.TripSchema;

/**
 * The rows of files of trips, told apart: those that are trips, and those that are rejected with
 * the reason. Every row is one or the other, exactly once.
 *
 * <p>The rules, in the order in which a row is told by the first that it breaks:
 *
 * <table>
 *   <caption>Rules</caption>
 *   <tr><td>{@code cells}</td><td>a line of CSV has as many cells as the header, and quotes only
 *       around cells</td></tr>
 *   <tr><td>{@code value}</td><td>a cell holds what its column does: text, a time, a number</td></tr>
 *   <tr><td>{@code missing}</td><td>licence, times and zones are there</td></tr>
 *   <tr><td>{@code licence}</td><td>the licence is HV and four digits</td></tr>
 *   <tr><td>{@code zone}</td><td>zones are 1 to 265</td></tr>
 *   <tr><td>{@code date}</td><td>pickup and drop-off are in 2019 to 2099</td></tr>
 *   <tr><td>{@code order}</td><td>the drop-off is not before the pickup</td></tr>
 *   <tr><td>{@code negative}</td><td>trip_time and trip_miles are not negative</td></tr>
 * </table>
 *
 * <p>Nothing is computed, and nothing is cached, before an action: each action on one of these
 * Datasets reads the files once. To write trips and rejected rows in one pass, write {@link
 * #checked} partitioned by {@code rule}.
 */
public final class Quarantine {

  /** Column: the rule that a row breaks; null in a trip. String. */
  public static final String RULE = "rule";

  /** Column: what is wrong in words, with the value; null in a trip. String. */
  public static final String REASON = "reason";

  /** What {@link #counts} calls the rows that are trips. */
  public static final String KEPT = "(trips)";

  private static final String SEPARATOR = ": ";

  private final Dataset<Row> checked;

  /** Takes rows as {@link Scan#checked} returns them. */
  Quarantine(Dataset<Row> rows) {
    Column reason =
        coalesce(
            Stream.concat(Stream.of(col(Scan.PROBLEM)), Rule.all().stream().map(Rule::reason))
                .toArray(Column[]::new));
    checked = rows.withColumn(REASON, reason);
  }

  /** Returns the rows that are trips, with the columns of {@link TripSchema#allColumns}. */
  public Dataset<Row> trips() {
    return checked.filter(col(REASON).isNull()).select(Scan.all(ours()));
  }

  /**
   * Returns the rows that are none: {@code file}, {@code line} (from 1; in Parquet the row), {@code
   * rule}, {@code reason} and {@code text}, the row as it stands, or as JSON if it comes from
   * Parquet.
   *
   * <p>To number lines, Spark's tasks read once more what stands in a CSV file before their part.
   */
  public Dataset<Row> rejected() {
    return checked
        .filter(col(REASON).isNotNull())
        .select(
            col(Scan.FILE), col(Scan.LINE), rule().as(RULE), words().as(REASON), col(Scan.TEXT));
  }

  /**
   * Returns how many rows each rule rejects, the most first, and how many are trips: {@code rule}
   * ({@value #KEPT} for those) and {@code rows} (long). Rules that no row breaks are left out.
   */
  public Dataset<Row> counts() {
    return checked
        .groupBy(coalesce(rule(), lit(KEPT)).as(RULE))
        .agg(count(lit(1)).as("rows"))
        .orderBy(col("rows").desc(), col(RULE));
  }

  /**
   * Returns all rows with the columns of {@link TripSchema#allColumns} (null where a cell is bad),
   * then {@code rule} and {@code reason}, null in trips.
   */
  public Dataset<Row> checked() {
    return checked.select(Scan.all(ours(), rule().as(RULE), words().as(REASON)));
  }

  private static List<Column> ours() {
    return Arrays.stream(TripSchema.allColumns().fieldNames()).map(name -> col(name)).toList();
  }

  private static Column rule() {
    return substring_index(col(REASON), SEPARATOR, 1);
  }

  private static Column words() {
    return regexp_replace(col(REASON), lit("^[a-z]+" + SEPARATOR), lit(""));
  }
}
