package trips.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** What holds for the trips of any month, at any size, made by any number of tasks. */
class GeneratedTripsPropertyTest {

  private static final int TRIES = 6;

  @Property(tries = TRIES, seed = "1")
  void rows_anyNumberOfTasks_areTheSame(
      @ForAll("months") YearMonth month,
      @ForAll("scales") double scale,
      @ForAll @LongRange(min = 0) long seed,
      @ForAll @IntRange(min = 1, max = 900) int tasks) {
    TripSpec spec = new TripSpec(month, scale, seed, TripLayout.TWENTY_FOUR_COLUMNS, 1);
    assertThat(rows(spec, tasks)).isEqualTo(rows(spec, 1)).hasSize((int) spec.rows());
  }

  @Property(tries = TRIES, seed = "2")
  void rows_bothLayouts_describeTheSameTrips(
      @ForAll("months") YearMonth month, @ForAll("scales") double scale) {
    TripSpec seven = TripSpec.of(month, scale, TripLayout.SEVEN_COLUMNS);
    TripSpec more = TripSpec.of(month, scale, TripLayout.TWENTY_FOUR_COLUMNS);
    StructType schema = more.layout().schema(month);
    int flag = schema.fieldIndex(TripSchema.SHARED_REQUEST);
    int[] shared =
        IntStream.range(0, TripSchema.sevenColumns().size() - 1)
            .map(i -> schema.fieldIndex(TripSchema.sevenColumns().fieldNames()[i]))
            .toArray();
    List<List<Object>> few = rows(seven, 1);
    List<List<Object>> many = rows(more, 1);
    assertThat(few).hasSameSizeAs(many);
    for (int row = 0; row < few.size(); row++) {
      List<Object> known = new ArrayList<>();
      for (int i : shared) {
        known.add(many.get(row).get(i));
      }
      known.add("Y".equals(many.get(row).get(flag)) ? (Object) 1 : null);
      assertThat(few.get(row)).isEqualTo(known);
    }
  }

  @Property(tries = TRIES, seed = "3")
  void rows_anyMonth_areWithinItAndEndAfterTheyBegin(
      @ForAll("months") YearMonth month, @ForAll("scales") double scale) {
    long first = month.atDay(1).toEpochDay() * 86_400_000_000L;
    long end = month.plusMonths(1).atDay(1).toEpochDay() * 86_400_000_000L;
    for (List<Object> row : rows(TripSpec.of(month, scale, TripLayout.SEVEN_COLUMNS), 3)) {
      long pickup = (long) row.get(2);
      assertThat(pickup).isBetween(first, end - 1);
      // Ten seconds to two hours and five minutes, and an hour that the clocks may leave out.
      assertThat((long) row.get(3) - pickup).isBetween(10_000_000L, (7_486L + 3_600) * 1_000_000);
      assertThat((int) row.get(4)).isBetween(1, Zone.COUNT);
      assertThat((int) row.get(5)).isBetween(1, Zone.COUNT);
    }
  }

  @Property(tries = TRIES, seed = "4")
  void rows_everySoManieth_areThoseOfTheWhole(
      @ForAll("months") YearMonth month,
      @ForAll @IntRange(min = 2, max = 200) int every,
      @ForAll @IntRange(min = 1, max = 50) int tasks) {
    TripSpec whole = TripSpec.of(month, 0.001, TripLayout.TWENTY_FOUR_COLUMNS);
    TripSpec some = new TripSpec(month, 0.001, whole.seed(), whole.layout(), every);
    List<List<Object>> all = rows(whole, 1);
    List<List<Object>> expected =
        IntStream.iterate(0, row -> row < all.size(), row -> row + every)
            .mapToObj(all::get)
            .toList();
    assertThat(rows(some, tasks)).isEqualTo(expected).hasSize((int) some.rows());
  }

  @Property(tries = TRIES, seed = "5")
  void plan_anyScale_addsUp(@ForAll("months") YearMonth month, @ForAll("allScales") double scale) {
    TripModel model = new TripModel(month, scale, 1);
    long expected = Math.round(MonthFacts.trips(month) * scale);
    assertThat(model.trips()).isEqualTo(expected);
    for (int block = 0; block < model.blocks(); block++) {
      assertThat(IntStream.of(model.cells(block))).allMatch(trips -> trips >= 0);
    }
  }

  @Provide
  Arbitrary<YearMonth> months() {
    return Arbitraries.integers()
        .between(0, 12 * 8)
        .map(months -> MonthEstimate.FIRST.plusMonths(months));
  }

  /** Small, so that the rows fit in memory. */
  @Provide
  Arbitrary<Double> scales() {
    return Arbitraries.integers().between(1, 4).map(tenThousandths -> tenThousandths / 10_000.0);
  }

  @Provide
  Arbitrary<Double> allScales() {
    return Arbitraries.of(0.001, 0.01, 0.5, 1.0, 7.3, 100.0);
  }

  /** Returns all rows as the tasks make them, one after the other. */
  private static List<List<Object>> rows(TripSpec spec, int tasks) {
    TripModel model = TripModels.of(spec);
    StructType schema = spec.layout().schema(spec.month());
    int[] first = TaskBlocks.split(model, tasks);
    List<List<Object>> rows = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      TripReader reader =
          new TripReader(model, spec, schema, new TaskBlocks(first[task], first[task + 1]));
      while (reader.next()) {
        add(reader.get(), schema, rows);
      }
    }
    return rows;
  }

  private static void add(ColumnarBatch batch, StructType schema, List<List<Object>> rows) {
    for (int row = 0; row < batch.numRows(); row++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < schema.size(); i++) {
        values.add(value(batch.column(i), row));
      }
      rows.add(values);
    }
  }

  private static Object value(ColumnVector column, int row) {
    if (column.isNullAt(row)) {
      return null;
    }
    return switch (column.dataType().typeName()) {
      case "integer" -> column.getInt(row);
      case "long", "timestamp_ntz" -> column.getLong(row);
      case "double" -> column.getDouble(row);
      default -> column.getUTF8String(row).toString();
    };
  }
}
