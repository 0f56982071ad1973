package trips.data;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Writes a trip as a row of one of TLC's layouts. */
interface Layout extends Serializable {

  /** The seven columns of 2020, see {@link TripSchema#sevenColumns}. */
  Layout SEVEN_COLUMNS = new SevenColumns();

  /** Returns the columns of the rows. */
  StructType schema();

  /** Returns a trip as a row with the columns of {@link #schema}. */
  Row row(Trip trip);
}
