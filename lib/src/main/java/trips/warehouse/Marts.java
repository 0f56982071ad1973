package trips.warehouse;

import java.sql.SQLException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How rows of Spark get into a table of one kind of database, all of them or none. */
public interface Marts {

  /** Makes a table of the rows; one of that name is replaced. */
  void replace(Dataset<Row> rows, String table) throws SQLException;

  /** Adds the rows to a table, by the names of columns; makes it if it is not there. */
  void append(Dataset<Row> rows, String table) throws SQLException;
}
