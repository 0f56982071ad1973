package trips.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.junit.jupiter.api.Test;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;
import trips.Records;
import trips.TestSpark;
import trips.records.Shapes.Pair;
import trips.records.Shapes.Point;
import trips.records.Shapes.Ridden;
import trips.records.Shapes.Ride;

class RecordDatasetsTest {

  private static final SparkSession SPARK = TestSpark.session();

  private static final Ride SHORT = new Ride("Harlem", 1, 7.5);
  private static final Ride LONG = new Ride("JFK", 3, 52);
  private static final Ride BACK = new Ride("JFK", 2, 50);

  private static Dataset<Ride> rides() {
    return SPARK.createDataset(List.of(SHORT, LONG, BACK), Records.encoder(Ride.class));
  }

  @Test
  void as_columnsInAnotherOrderWithOthersAndNarrower_findsThemByName() {
    Dataset<Row> rows =
        SPARK.sql("SELECT 1 AS other, 'JFK' AS zone, CAST(2 AS TINYINT) AS passengers");
    assertThat(rows.as(Records.encoder(Ridden.class)).collectAsList())
        .containsExactly(new Ridden(2, "JFK"));
  }

  @Test
  void as_missingColumn_isNamedWithTheNearest() {
    assertThatThrownBy(
            () ->
                SPARK
                    .sql("SELECT 'JFK' AS zone, 1 AS passenger, 2.0D AS fare")
                    .as(Records.encoder(Ride.class)))
        .isInstanceOf(AnalysisException.class)
        .hasMessageContaining("`passengers`")
        .hasMessageContaining("Did you mean one of the following? [`passenger`");
  }

  @Test
  void as_nullForAPrimitive_namesComponentAndRecord() {
    Dataset<Ride> rides =
        SPARK
            .sql("SELECT 'JFK' AS zone, CAST(NULL AS INT) AS passengers, 2.0D AS fare")
            .as(Records.encoder(Ride.class));
    assertThatThrownBy(rides::collectAsList)
        .hasStackTraceContaining("field (class: \"int\", name: \"passengers\")")
        .hasStackTraceContaining("Shapes$Ride");
  }

  @Test
  void groupByKey_ofRecords_groupsByTheirValue() {
    Dataset<Ride> most =
        rides()
            .groupByKey(
                (MapFunction<Ride, Point>) ride -> new Point(ride.zone().length(), null),
                Records.encoder(Point.class))
            .reduceGroups((ReduceFunction<Ride>) (a, b) -> a.fare() > b.fare() ? a : b)
            .map((MapFunction<Tuple2<Point, Ride>, Ride>) Tuple2::_2, Records.encoder(Ride.class));
    assertThat(most.collectAsList()).containsExactlyInAnyOrder(SHORT, LONG);
  }

  @Test
  void mapGroups_ofRecords_seesEveryRecordOfTheGroup() {
    List<Ridden> ridden =
        rides()
            .groupByKey((MapFunction<Ride, String>) Ride::zone, Encoders.STRING())
            .mapGroups(
                (MapGroupsFunction<String, Ride, Ridden>)
                    (zone, group) -> {
                      int sum = 0;
                      while (group.hasNext()) {
                        sum += group.next().passengers();
                      }
                      return new Ridden(sum, zone);
                    },
                Records.encoder(Ridden.class))
            .collectAsList();
    assertThat(ridden).containsExactlyInAnyOrder(new Ridden(1, "Harlem"), new Ridden(5, "JFK"));
  }

  @Test
  void joinWith_ofRecords_givesPairsAndNullsOfAnOuterJoin() {
    Dataset<Ridden> zones =
        SPARK.createDataset(List.of(new Ridden(9, "JFK")), Records.encoder(Ridden.class));
    Dataset<Ride> rides = rides();
    List<Tuple2<Ride, Ridden>> pairs =
        rides.joinWith(zones, rides.col("zone").equalTo(zones.col("zone")), "left").collectAsList();
    assertThat(pairs)
        .containsExactlyInAnyOrder(
            new Tuple2<>(SHORT, null),
            new Tuple2<>(LONG, new Ridden(9, "JFK")),
            new Tuple2<>(BACK, new Ridden(9, "JFK")));
  }

  @Test
  void createDataset_ofAnRdd_holdsItsRecords() {
    var rdd = new JavaSparkContext(SPARK.sparkContext()).parallelize(List.of(SHORT, LONG), 2);
    assertThat(SPARK.createDataset(rdd.rdd(), Records.encoder(Ride.class)).collectAsList())
        .containsExactly(SHORT, LONG);
  }

  /** Says how many passengers each zone has had so far. */
  private static Iterator<Ridden> soFar(
      String zone, Iterator<Ride> news, GroupState<Ridden> state) {
    long passengers = state.exists() ? state.get().passengers() : 0;
    List<Ridden> told = new ArrayList<>();
    while (news.hasNext()) {
      passengers += news.next().passengers();
    }
    state.update(new Ridden(passengers, zone));
    told.add(state.get());
    return told.iterator();
  }

  @Test
  void flatMapGroupsWithState_ofRecords_keepsThemBetweenBatches()
      throws TimeoutException, StreamingQueryException {
    MemoryStream<Ride> stream =
        new MemoryStream<>(
            77,
            (org.apache.spark.sql.classic.SparkSession) SPARK,
            scala.Option.empty(),
            Records.encoder(Ride.class));
    StreamingQuery query =
        stream
            .toDS()
            .groupByKey((MapFunction<Ride, String>) Ride::zone, Encoders.STRING())
            .flatMapGroupsWithState(
                (FlatMapGroupsWithStateFunction<String, Ride, Ridden, Ridden>)
                    RecordDatasetsTest::soFar,
                OutputMode.Append(),
                Records.encoder(Ridden.class),
                Records.encoder(Ridden.class),
                GroupStateTimeout.NoTimeout())
            .writeStream()
            .format("memory")
            .queryName("so_far")
            .start();
    try {
      stream.addData(CollectionConverters.asScala(List.of(SHORT, LONG)).toSeq());
      query.processAllAvailable();
      stream.addData(CollectionConverters.asScala(List.of(BACK)).toSeq());
      query.processAllAvailable();
      assertThat(SPARK.table("so_far").as(Records.encoder(Ridden.class)).collectAsList())
          .containsExactlyInAnyOrder(
              new Ridden(1, "Harlem"), new Ridden(3, "JFK"), new Ridden(5, "JFK"));
    } finally {
      query.stop();
      SPARK.catalog().dropTempView("so_far");
    }
  }

  @Test
  void bean_ofARecord_isCaughtWithTheRightName() {
    assertThatThrownBy(() -> SPARK.createDataset(List.of(SHORT), Encoders.bean(Ride.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Records.encoder");
    assertThatThrownBy(
            () -> rides().map((MapFunction<Ride, Ride>) ride -> ride, Encoders.bean(Ride.class)))
        .hasMessageContaining("Records.encoder(Ride.class)");
    var rdd = new JavaSparkContext(SPARK.sparkContext()).parallelize(List.of(SHORT), 1);
    assertThatThrownBy(() -> SPARK.createDataset(rdd.rdd(), Encoders.bean(Ride.class)))
        .hasMessageContaining("Records.encoder(Ride.class)");
  }

  @Test
  void check_dataWithoutColumnsThatIsNoRecord_isLeftAlone() {
    assertThat(SPARK.emptyDataFrame().count()).isZero();
    assertThat(SPARK.createDataset(List.of(), Encoders.bean(Pair.class)).columns()).isEmpty();
    assertThat(rides().select().count()).isEqualTo(3);
    assertThat(rides().drop("zone", "passengers", "fare").count()).isEqualTo(3);
  }
}
