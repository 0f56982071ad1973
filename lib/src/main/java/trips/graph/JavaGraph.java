package trips.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.api.java.function.Function2;
import org.apache.spark.api.java.function.Function3;
import org.apache.spark.graphx.EdgeDirection;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.Pregel;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.graphx.lib.PageRank;
import org.apache.spark.graphx.lib.TriangleCount;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * A graph of Spark's GraphX with Java's functions and with Datasets as results.
 *
 * <p>Immutable. Methods that return Datasets give a row for each vertex or edge, in no order; those
 * that say so compute when they are called, the others when the Dataset is used. {@link #graph} has
 * whatever else GraphX offers.
 *
 * @param <V> what a vertex carries
 * @param <E> what an edge carries
 */
public final class JavaGraph<V, E> {

  /** The chance that a random walk begins anew, as in the paper of Brin and Page (1998). */
  private static final double RESTART = 0.15;

  private static final Encoder<Long> LONG = Encoders.LONG();

  private final SparkSession spark;
  private final Graph<V, E> graph;
  private final Encoder<V> vertexType;
  private final Encoder<E> edgeType;

  JavaGraph(SparkSession spark, Graph<V, E> graph, Encoder<V> vertexType, Encoder<E> edgeType) {
    this.spark = spark;
    this.graph = graph;
    this.vertexType = vertexType;
    this.edgeType = edgeType;
  }

  /** Returns GraphX's own graph. */
  public Graph<V, E> graph() {
    return graph;
  }

  /** Returns the vertices: {@code id} and {@code value}, also those that only edges know. */
  public Dataset<Row> vertices() {
    return ofVertices(graph.vertices(), vertexType).toDF("id", "value");
  }

  /** Returns the edges: {@code src}, {@code dst} and {@code value}. */
  public Dataset<Row> edges() {
    return spark
        .createDataset(
            graph
                .edges()
                .toJavaRDD()
                .map(edge -> new scala.Tuple3<>(edge.srcId(), edge.dstId(), edge.attr()))
                .rdd(),
            Encoders.tuple(LONG, LONG, edgeType))
        .toDF("src", "dst", "value");
  }

  /**
   * Returns how many edges end and begin at each vertex: {@code id}, {@code in} and {@code out},
   * both bigint, 0 where there are none.
   */
  public Dataset<Row> degrees() {
    Dataset<Row> ends = edges();
    Dataset<Row> in = ends.groupBy(col("dst").as("id")).count().toDF("id", "in");
    Dataset<Row> out = ends.groupBy(col("src").as("id")).count().toDF("id", "out");
    return vertices()
        .select("id")
        .join(in, new String[] {"id"}, "left")
        .join(out, new String[] {"id"}, "left")
        .select(
            col("id"),
            coalesce(col("in"), lit(0L)).as("in"),
            coalesce(col("out"), lit(0L)).as("out"));
  }

  /**
   * Computes how often a random walk along the edges is at each vertex: {@code id} and {@code
   * rank}, 1 on average.
   *
   * <p>At each step the walk takes one of the edges out of its vertex, all equally likely, or, with
   * a chance of 0.15, begins anew anywhere. What edges carry counts for nothing: for weights, let
   * an edge occur as often as it weighs.
   *
   * @param tolerance the walk is followed until no rank changes by more, above 0; for example 0.001
   * @throws IllegalArgumentException if the tolerance is not above 0
   */
  public Dataset<Row> pageRank(double tolerance) {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + "; allowed is a number above 0, for example 0.001");
    }
    Graph<Object, Object> ranked =
        PageRank.runUntilConvergence(
            graph, tolerance, RESTART, vertexType.clsTag(), edgeType.clsTag());
    return ofNumbers(ranked.vertices(), Encoders.DOUBLE()).toDF("id", "rank");
  }

  /**
   * Computes which vertices are joined by edges, whatever their direction: {@code id} and {@code
   * component}, the smallest id of all that are joined.
   */
  public Dataset<Row> components() {
    Graph<Object, E> joined =
        ConnectedComponents.run(graph, vertexType.clsTag(), edgeType.clsTag());
    return ofNumbers(joined.vertices(), LONG).toDF("id", "component");
  }

  /**
   * Computes in how many triangles each vertex is: {@code id} and {@code triangles}. Directions,
   * repeated edges, and edges from a vertex to itself count for nothing.
   */
  public Dataset<Row> triangles() {
    Graph<Object, E> counted = TriangleCount.run(graph, vertexType.clsTag(), edgeType.clsTag());
    return ofNumbers(counted.vertices(), Encoders.INT()).toDF("id", "triangles");
  }

  /**
   * Returns a graph with the same edges, whose vertices carry what a function makes of id and
   * value.
   *
   * @param type the type of the new value, for example {@code Encoders.INT()}
   */
  public <W> JavaGraph<W, E> mapVertices(Function2<Long, V, W> function, Encoder<W> type) {
    Graph<W, E> mapped = graph.mapVertices(ScalaFunctions.ofVertex(function), type.clsTag(), null);
    return new JavaGraph<>(spark, mapped, type, edgeType);
  }

  /**
   * Computes by messages: in each round, the vertices that got messages take them in, and their
   * edges send new ones; it ends when none are sent. The first message goes to all vertices.
   *
   * @param first what all vertices hear before the first round
   * @param type the type of a message, for example {@code Encoders.INT()}
   * @param receive makes a vertex's new value of its id, its value, and a message
   * @param send returns the messages along an edge; asked for edges one of whose ends got a message
   * @param merge makes one message of two to the same vertex, in whatever order they come
   */
  public <M> JavaGraph<V, E> pregel(
      M first,
      Encoder<M> type,
      Function3<Long, V, M, V> receive,
      SendFunction<V, E, M> send,
      Function2<M, M, M> merge) {
    Graph<V, E> settled =
        Pregel.apply(
            graph,
            first,
            Integer.MAX_VALUE,
            EdgeDirection.Either(),
            ScalaFunctions.ofMessage(receive),
            ScalaFunctions.ofEdge(send),
            ScalaFunctions.ofTwo(merge),
            vertexType.clsTag(),
            edgeType.clsTag(),
            type.clsTag());
    return new JavaGraph<>(spark, settled, vertexType, edgeType);
  }

  private <T> Dataset<Tuple2<Long, T>> ofVertices(RDD<Tuple2<Object, T>> rdd, Encoder<T> type) {
    return spark.createDataset(
        rdd.toJavaRDD().map(pair -> new Tuple2<>((Long) pair._1(), pair._2())).rdd(),
        Encoders.tuple(LONG, type));
  }

  /** Scala's numbers are Object in generic signatures; the encoder says what they are. */
  @SuppressWarnings("unchecked")
  private <T> Dataset<Tuple2<Long, T>> ofNumbers(RDD<Tuple2<Object, Object>> rdd, Encoder<T> type) {
    return ofVertices((RDD<Tuple2<Object, T>>) (RDD<?>) rdd, type);
  }
}
