package trips.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trips.Graphs;
import trips.Records;
import trips.TestSpark;

class JavaGraphTest {

  /** A place, to see that records travel. */
  public record Place(String name, int floors) implements Serializable {}

  private static final int FAR = 1_000_000;

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
  }

  @Test
  void edges_withoutValue_carryOneEach() {
    JavaGraph<String, Long> graph = letters("1,2", "1,2", "2,3");
    assertThat(texts(graph.edges())).containsExactly("[1,2,1]", "[1,2,1]", "[2,3,1]");
    assertThat(graph.edges().columns()).containsExactly("src", "dst", "value");
  }

  @Test
  void edges_withValue_carryIt() {
    JavaGraph<String, Double> graph =
        Graphs.vertices(letters(), "id", "letter", Encoders.STRING())
            .edges(
                spark.sql("SELECT 1 AS a, 2S AS b, 0.5D AS miles"),
                "a",
                "b",
                "miles",
                Encoders.DOUBLE());
    assertThat(texts(graph.edges())).containsExactly("[1,2,0.5]");
  }

  @Test
  void vertices_ofRecords_comeBackAsRecords() {
    Dataset<Row> places =
        spark.sql("SELECT 7 AS id, named_struct('name', 'Hall', 'floors', 2) AS place");
    var graph =
        Graphs.vertices(places, "id", "place", Records.encoder(Place.class))
            .edges(pairs("7,7"), "src", "dst");
    assertThat(texts(graph.vertices().select("id", "value.name", "value.floors")))
        .containsExactly("[7,Hall,2]");
  }

  @Test
  void vertices_knownToEdgesOnly_carryNullOrTheValueForOthers() {
    var known = Graphs.vertices(letters(), "id", "letter", Encoders.STRING());
    assertThat(texts(known.edges(pairs("1,9"), "src", "dst").vertices().filter("id = 9")))
        .containsExactly("[9,null]");
    assertThat(
            texts(known.others("?").edges(pairs("1,9"), "src", "dst").vertices().filter("id = 9")))
        .containsExactly("[9,?]");
  }

  @Test
  void degrees_parallelEdgesAndLonelyVertices_areCounted() {
    assertThat(texts(letters("1,2", "1,2", "2,3", "3,3").degrees()))
        .containsExactly("[1,0,2]", "[2,2,1]", "[3,2,1]", "[4,0,0]");
  }

  @Test
  void pageRank_ring_isOneEverywhere() {
    Map<Long, Double> ranks = ranks(letters("1,2", "2,3", "3,4", "4,1"));
    assertThat(ranks).hasSize(4);
    assertThat(ranks.values()).allSatisfy(rank -> assertThat(rank).isCloseTo(1, within(1e-3)));
  }

  @Test
  void pageRank_parallelEdges_countAsOftenAsTheyOccur() {
    // From 1, three of four edges lead to 2; both lead back, so r2 / r3 follows by hand:
    // r2 = 0.15 + 0.85 · 3/4 · r1, r3 = 0.15 + 0.85 · 1/4 · r1, r1 = 0.15 + 0.85 · (r2 + r3).
    var graph =
        Graphs.vertices(letters().filter("id < 4"), "id", "letter", Encoders.STRING())
            .edges(pairs("1,2", "1,2", "1,2", "1,3", "2,1", "3,1"), "src", "dst");
    Map<Long, Double> ranks = ranks(graph);
    double first = (0.15 + 0.85 * 0.3) / (1 - 0.85 * 0.85);
    assertThat(ranks.get(1L)).isCloseTo(first, within(1e-2));
    assertThat(ranks.get(2L)).isCloseTo(0.15 + 0.85 * 0.75 * first, within(1e-2));
    assertThat(ranks.get(3L)).isCloseTo(0.15 + 0.85 * 0.25 * first, within(1e-2));
  }

  @Test
  void pageRank_toleranceOfZero_isRefused() {
    assertThatThrownBy(() -> letters("1,2").pageRank(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tolerance is 0.0")
        .hasMessageContaining("above 0");
  }

  @Test
  void components_twoIslands_haveTheSmallestIdOfEach() {
    assertThat(texts(letters("2,1", "4,3").components()))
        .containsExactly("[1,1]", "[2,1]", "[3,3]", "[4,3]");
  }

  @Test
  void triangles_directionsAndRepeats_countForNothing() {
    assertThat(texts(letters("1,2", "2,1", "3,2", "3,1", "3,4", "4,4").triangles()))
        .containsExactly("[1,1]", "[2,1]", "[3,1]", "[4,0]");
  }

  @Test
  void mapVertices_anotherType_keepsTheEdges() {
    var graph =
        letters("1,2").mapVertices((id, letter) -> letter.length() + id.intValue(), Encoders.INT());
    assertThat(texts(graph.vertices())).containsExactly("[1,2]", "[2,3]", "[3,4]", "[4,5]");
    assertThat(texts(graph.edges())).containsExactly("[1,2,1]");
  }

  @Test
  void pregel_hops_followTheDirectionOfEdges() {
    var hops =
        letters("1,2", "2,3", "1,3", "4,1")
            .mapVertices((id, letter) -> id == 1 ? 0 : FAR, Encoders.INT())
            .pregel(
                FAR,
                Encoders.INT(),
                (id, known, heard) -> Math.min(known, heard),
                edge ->
                    edge.srcAttr() + 1 < edge.dstAttr()
                        ? Graphs.send(edge.dstId(), edge.srcAttr() + 1)
                        : List.of(),
                Math::min);
    assertThat(texts(hops.vertices()))
        .containsExactly("[1,0]", "[2,1]", "[3,1]", "[4," + FAR + "]");
  }

  @Test
  void pregel_functionThatThrows_failsWithItsOwnException() {
    var graph = letters("1,2");
    assertThatThrownBy(
            () ->
                graph.pregel(
                    "",
                    Encoders.STRING(),
                    (id, value, heard) -> {
                      throw new IOException("no news of " + id);
                    },
                    edge -> List.of(),
                    String::concat))
        .hasRootCauseInstanceOf(IOException.class)
        .rootCause()
        .hasMessageStartingWith("no news of ");
  }

  @Test
  void vertices_idThatIsText_isRefusedByName() {
    assertThatThrownBy(() -> Graphs.vertices(letters(), "letter", "id", Encoders.INT()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column letter is string")
        .hasMessageContaining("whole number");
  }

  @Test
  void edges_missingColumn_namesThoseThatAreThere() {
    var vertices = Graphs.vertices(letters(), "id", "letter", Encoders.STRING());
    assertThatThrownBy(() -> vertices.edges(pairs("1,2"), "src", "to"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column to")
        .hasMessageContaining("src, dst");
  }

  @Test
  void edges_nullId_failsWithTheWayOut() {
    var vertices = Graphs.vertices(letters(), "id", "letter", Encoders.STRING());
    Dataset<Row> withNull = spark.sql("SELECT 1 AS src, CAST(NULL AS INT) AS dst");
    assertThatThrownBy(() -> vertices.edges(withNull, "src", "dst").edges().collectAsList())
        .rootCause()
        .hasMessageContaining("null in a row of the edges")
        .hasMessageContaining("IS NOT NULL");
  }

  private static JavaGraph<String, Long> letters(String... edges) {
    return Graphs.vertices(letters(), "id", "letter", Encoders.STRING())
        .edges(pairs(edges), "src", "dst");
  }

  private static Dataset<Row> letters() {
    return spark.sql(
        "SELECT * FROM VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd') AS v(id, letter)");
  }

  private static Dataset<Row> pairs(String... pairs) {
    return spark.sql("SELECT * FROM VALUES (" + String.join("), (", pairs) + ") AS e(src, dst)");
  }

  private static Map<Long, Double> ranks(JavaGraph<?, ?> graph) {
    Map<Long, Double> ranks = new TreeMap<>();
    graph.pageRank(1e-4).collectAsList().forEach(r -> ranks.put(r.getLong(0), r.getDouble(1)));
    return ranks;
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
