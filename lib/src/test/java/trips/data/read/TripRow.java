package trips.data.read;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import trips.data.TripSchema;

/**
 * One trip as a test writes it.
 *
 * @param values by column of ours, in the types that rows of Datasets have; absent is null
 */
record TripRow(Map<String, Object> values) {

  static final TripRow SHARED =
      of(
          "HV0003",
          "B02764",
          LocalDateTime.of(2020, 3, 1, 0, 3, 7),
          LocalDateTime.of(2020, 3, 1, 0, 15, 4),
          137,
          209,
          1);

  /** Begins in the hour that New York's clocks left out. */
  static final TripRow ALONE =
      of(
          "HV0005",
          "B02510",
          LocalDateTime.of(2020, 3, 8, 2, 30),
          LocalDateTime.of(2020, 3, 8, 3, 38, 40),
          81,
          159,
          null);

  private static TripRow of(Object... seven) {
    Map<String, Object> values = new LinkedHashMap<>();
    String[] names = TripSchema.sevenColumns().fieldNames();
    for (int i = 0; i < names.length; i++) {
      values.put(names[i], seven[i]);
    }
    return new TripRow(values);
  }

  /** Returns this trip with another value. */
  TripRow with(String column, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new TripRow(changed);
  }

  /** Returns this trip with the values of today's layout. */
  TripRow in24Columns() {
    TripRow row = this;
    LocalDateTime pickup = (LocalDateTime) values.get(TripSchema.PICKUP);
    row = row.with(TripSchema.REQUEST, pickup.minusMinutes(5)).with(TripSchema.MILES, 2.5);
    row = row.with(TripSchema.SECONDS, 717L).with(TripSchema.FARE, -3.25);
    row = row.with(TripSchema.ACCESS_A_RIDE, " ").with(TripSchema.SHARED_REQUEST, "Y");
    return row.with(TripSchema.SHARED, null);
  }

  Object get(String column) {
    return values.get(column);
  }

  /** Returns what reading a file with these columns should give. */
  Row read(List<String> columns) {
    return RowFactory.create(
        Arrays.stream(TripSchema.allColumns().fields())
            .map(StructField::name)
            .map(name -> columns.contains(name) ? values.get(name) : null)
            .toArray());
  }
}
