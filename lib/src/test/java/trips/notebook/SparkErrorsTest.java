package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ijava.spi.ErrorExplainer.Explanation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.Records;
import trips.TestSpark;
import trips.Trips;
import trips.data.TripSchema;

class SparkErrorsTest {

  private final SparkSession spark = TestSpark.session();

  /** What a test reads into it. */
  public record Ride(String zone, int passengers) {}

  @AfterEach
  void forget() {
    spark.catalog().dropTempView("rides");
  }

  private static Explanation explained(ThrowingCallable call) {
    return new SparkErrors().explain(catchThrowable(call)).orElseThrow();
  }

  @Test
  void explain_missingColumn_namesItAndTheNearest() {
    Explanation told =
        explained(() -> spark.sql("SELECT 1 AS pickup_datetime, 2 AS fare").select("pickup_time"));
    assertThat(told.name()).isEqualTo("AnalysisException");
    assertThat(told.message())
        .isEqualTo(
            "there is no column `pickup_time`; the nearest are `pickup_datetime` and `fare`");
  }

  @Test
  void explain_columnAlmostRight_namesTheNearestFirst() {
    assertThat(explained(() -> spark.sql("SELECT zon FROM (SELECT 1 n, 2 zone, 3 d)")).message())
        .startsWith("there is no column `zon`; the nearest are `zone`, ");
  }

  @Test
  void explain_queryThatCannotBeRead_pointsAtThePlace() {
    assertThat(explained(() -> spark.sql("SELECT 1\n FRM x y z")).message())
        .isEqualTo("Syntax error at or near 'x'.\n     FRM x y z\n         ^");
  }

  @Test
  void explain_missingTable_namesTheNearest() {
    spark.range(1).createOrReplaceTempView("rides");
    assertThat(explained(() -> spark.table("ride")).message())
        .startsWith("there is no table or view `ride`; the nearest")
        .contains("`rides`");
  }

  @Test
  void explain_badLineOfATripFile_tellsFileLineAndValueOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.csv");
    Files.writeString(
        file,
        String.join(",", TripSchema.sevenColumns().fieldNames())
            + "\nHV0003,B02764,2020-03-01 00:03:07,2020-03-01 00:15:04,here,209,\n");
    Explanation told = explained(() -> Trips.read(spark, file.toUri().toString()).collectAsList());
    assertThat(told.name()).isEqualTo("TripDataException");
    assertThat(told.message())
        .endsWith(
            "a.csv, line 2: PULocationID is \"here\", expected a whole number; mend the line, or"
                + " let Trips.quarantine keep such rows aside");
  }

  @Test
  void explain_failureInALambda_isItsCauseWithBothPlaces() {
    Explanation told =
        explained(
            () ->
                spark
                    .range(3)
                    .map((MapFunction<Long, Long>) x -> 1 / (x - x), Encoders.LONG())
                    .collectAsList());
    assertThat(told.name()).isEqualTo("ArithmeticException");
    assertThat(told.message()).isEqualTo("/ by zero");
    assertThat(told.places()).hasSize(2);
    assertThat(told.places().get(0).getStackTrace()[0].getMethodName()).startsWith("lambda$");
  }

  @Test
  void explain_nullInALambda_saysSoAlthoughJavasWordsDoNotTravel() {
    Explanation told =
        explained(
            () ->
                spark
                    .sql("SELECT CAST(NULL AS STRING)")
                    .javaRDD()
                    .map(row -> row.getString(0).length())
                    .count());

    assertThat(told.name()).isEqualTo("NullPointerException");
    assertThat(told.message()).contains("null");
  }

  @Test
  void explain_raisedInSql_isWhatTheQuerySays() {
    assertThat(
            explained(() -> spark.sql("SELECT raise_error('no such zone') FROM range(2)").collect())
                .message())
        .isEqualTo("no such zone");
  }

  @Test
  void explain_divisionInSql_isOneLineWithoutCodes() {
    assertThat(explained(() -> spark.sql("SELECT 1 / (id - id) FROM range(2)").collect()).message())
        .startsWith("Division by zero.")
        .doesNotContain("SQLSTATE", "[", "executor", "TID");
  }

  @Test
  void explain_nullForAPrimitive_namesComponentRecordAndBox() {
    assertThat(
            explained(
                    () ->
                        spark
                            .sql("SELECT 'JFK' AS zone, CAST(NULL AS INT) AS passengers")
                            .as(Records.encoder(Ride.class))
                            .collectAsList())
                .message())
        .isEqualTo(
            "component passengers of Ride is int, and a row has null there; declare it Integer, or"
                + " leave such rows out: filter(\"passengers IS NOT NULL\")");
  }

  @Test
  void explain_columnTooWideForAComponent_namesBoth() {
    assertThat(
            explained(
                    () ->
                        spark
                            .sql("SELECT 'JFK' AS zone, 2L AS passengers")
                            .as(Records.encoder(Ride.class)))
                .message())
        .isEqualTo(
            "column passengers is BIGINT and may not fit into int passengers of Ride; declare the"
                + " component wider, or cast the column");
  }

  @Test
  void explain_taskWhoseExceptionStayedThere_isReadFromTheText() {
    Throwable aborted =
        new org.apache.spark.SparkException(
            "Job aborted due to stage failure: Task 1 in stage 0.0 failed 4 times, most recent"
                + " failure: Lost task 1.3 in stage 0.0 (TID 7) (10.0.0.7 executor 1):"
                + " com.example.NoSuchZone: zone 266\n\tat com.example.Zones.get(Zones.java:9)\n");
    Explanation told = new SparkErrors().explain(aborted).orElseThrow();
    assertThat(told.name()).isEqualTo("NoSuchZone");
    assertThat(told.message()).isEqualTo("zone 266");
  }

  @Test
  void explain_capturedObjectThatCannotBeSent_saysWhatToDo() {
    Object guard = new Object();
    Explanation told = explained(() -> spark.range(1).javaRDD().map(x -> guard.hashCode()).count());

    assertThat(told.name()).isEqualTo("NotSerializableException");
    assertThat(told.message())
        .isEqualTo(
            "an object is used in code that runs in tasks, but cannot be sent to them:"
                + " java.lang.Object is not serializable. Create the object inside the lambda,"
                + " or let its class implement Serializable");
  }

  @Test
  void explain_errorsOfOthers_areLeftAlone() {
    assertThat(new SparkErrors().explain(new IllegalStateException("mine"))).isEmpty();
  }
}
