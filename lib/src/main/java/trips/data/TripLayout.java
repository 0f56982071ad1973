package trips.data;

import java.time.YearMonth;
import org.apache.spark.sql.types.StructType;

/** Which columns of a trip TLC's files have. */
public enum TripLayout {
  /** The CSV files of 2020; see {@link TripSchema#sevenColumns}. */
  SEVEN_COLUMNS,

  /**
   * The Parquet files; see {@link TripSchema#twentyFourColumns}. Since January 2025 they have a
   * 25th, the fee for Manhattan's congestion relief zone.
   */
  TWENTY_FOUR_COLUMNS;

  private static final YearMonth TWENTY_FIFTH = YearMonth.of(2025, 1);

  /** Returns the columns that a month's file has in this layout, in their order. */
  public StructType schema(YearMonth month) {
    if (this == SEVEN_COLUMNS) {
      return TripSchema.sevenColumns();
    }
    return month.isBefore(TWENTY_FIFTH)
        ? TripSchema.twentyFourColumns()
        : TripSchema.twentyFiveColumns();
  }
}
