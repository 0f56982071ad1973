package trips.data;

import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The small tables that belong to the trips, as Datasets; they come with the library. */
public final class Reference {

  private Reference() {}

  /**
   * Returns the 265 taxi zones: {@code zone_id} (integer), {@code borough}, {@code zone}, {@code
   * service_zone} (strings), and the approximate centroid {@code longitude}, {@code latitude} in
   * degrees, null for 264 and 265.
   */
  public static Dataset<Row> zones(SparkSession spark) {
    StructType schema =
        new StructType()
            .add("zone_id", DataTypes.IntegerType)
            .add("borough", DataTypes.StringType)
            .add("zone", DataTypes.StringType)
            .add("service_zone", DataTypes.StringType)
            .add("longitude", DataTypes.DoubleType)
            .add("latitude", DataTypes.DoubleType);
    List<Row> rows = Zone.all().stream().map(Reference::row).toList();
    return spark.createDataFrame(rows, schema);
  }

  /**
   * Returns the published number of trips by day of pickup: {@code date} and {@code trips} (long).
   *
   * @throws TripDataException if nothing is published about the month
   */
  public static Dataset<Row> tripsPerDay(SparkSession spark, YearMonth month) {
    StructType schema =
        new StructType().add("date", DataTypes.DateType).add("trips", DataTypes.LongType);
    long[] trips = MonthFacts.of(month).tripsPerDay();
    List<Row> rows =
        IntStream.range(0, trips.length)
            .mapToObj(
                day -> RowFactory.create(Date.valueOf(month.atDay(day + 1)), (Object) trips[day]))
            .toList();
    return spark.createDataFrame(rows, schema);
  }

  private static Row row(Zone zone) {
    return RowFactory.create(
        zone.id(),
        zone.borough(),
        zone.name(),
        zone.serviceZone(),
        zone.isPlace() ? zone.longitude() : null,
        zone.isPlace() ? zone.latitude() : null);
  }
}
