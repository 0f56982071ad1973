package trips.data.read;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import trips.data.TripSchema;

/**
 * A rule that every trip keeps; a row that breaks several is told by the first.
 *
 * <p>What occurs in TLC's own rows is no reason: negative fares, a request after the pickup, a
 * trip_time a second off.
 *
 * @param name what {@code rejected()} calls it
 * @param broken whether a row breaks it; null is no
 * @param words what is wrong with a row that does
 */
record Rule(String name, Column broken, Column words) {

  /** The first year of the records is 2019; nobody knows yet a trip of the next century. */
  private static final String EARLIEST = "2019-01-01 00:00:00";

  private static final String LATEST = "2100-01-01 00:00:00";

  private static final String[] REQUIRED = {
    TripSchema.LICENSE,
    TripSchema.PICKUP,
    TripSchema.DROPOFF,
    TripSchema.PICKUP_ZONE,
    TripSchema.DROPOFF_ZONE
  };

  /**
   * Returns the rules, in the order in which they are looked at, after {@code cells} and {@code
   * value} that a scan itself looks at.
   */
  static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    for (String column : REQUIRED) {
      rules.add(new Rule("missing", col(column).isNull(), lit(column + " is missing")));
    }
    rules.add(
        broken(
            "licence",
            TripSchema.LICENSE,
            not(col(TripSchema.LICENSE).rlike("^HV[0-9]{4}$")),
            "HV and four digits"));
    for (String column : List.of(TripSchema.PICKUP_ZONE, TripSchema.DROPOFF_ZONE)) {
      Column known = col(column).between(1, TripSchema.ZONES);
      rules.add(broken("zone", column, not(known), "1 to " + TripSchema.ZONES));
    }
    for (String column : List.of(TripSchema.PICKUP, TripSchema.DROPOFF)) {
      Column sensible = col(column).geq(clock(EARLIEST)).and(col(column).lt(clock(LATEST)));
      rules.add(broken("date", column, not(sensible), "2019 to 2099"));
    }
    rules.add(order());
    for (String column : List.of(TripSchema.SECONDS, TripSchema.MILES)) {
      rules.add(broken("negative", column, col(column).lt(0), "0 or more"));
    }
    return rules;
  }

  /** Returns the words with the rule's name before them, for a row that breaks it, else null. */
  Column reason() {
    return when(broken, concat(lit(name + ": "), words));
  }

  private static Rule order() {
    Column words =
        concat(
            lit(TripSchema.DROPOFF + " is "),
            col(TripSchema.DROPOFF).cast(DataTypes.StringType),
            lit(", before " + TripSchema.PICKUP + " "),
            col(TripSchema.PICKUP).cast(DataTypes.StringType));
    return new Rule("order", col(TripSchema.DROPOFF).lt(col(TripSchema.PICKUP)), words);
  }

  private static Rule broken(String name, String column, Column broken, String expected) {
    return new Rule(
        name,
        broken,
        concat(
            lit(column + " is "),
            col(column).cast(DataTypes.StringType),
            lit(", expected " + expected)));
  }

  private static Column clock(String time) {
    return lit(time).cast(DataTypes.TimestampNTZType);
  }
}
