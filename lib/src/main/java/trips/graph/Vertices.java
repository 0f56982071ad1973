package trips.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;
import scala.Tuple3;

/**
 * The vertices of a graph that has no edges yet; immutable.
 *
 * @param <V> what a vertex carries
 */
public final class Vertices<V> {

  /** Spills to disk what does not fit, where GraphX's default would compute it anew. */
  private static final StorageLevel STORAGE = StorageLevel.MEMORY_AND_DISK();

  private final Dataset<?> data;
  private final Column id;
  private final Column value;
  private final Encoder<V> type;
  private final V others;

  private Vertices(Dataset<?> data, Column id, Column value, Encoder<V> type, V others) {
    this.data = data;
    this.id = id;
    this.value = value;
    this.type = type;
    this.others = others;
  }

  /** Returns vertices as {@code Graphs.vertices} describes them. */
  public static <V> Vertices<V> of(Dataset<?> data, String id, String value, Encoder<V> type) {
    return new Vertices<>(data, id(data, id), column(data, value), type, null);
  }

  /**
   * Returns the same vertices with a value for all that only edges know; without it, they carry
   * null.
   */
  public Vertices<V> others(V value) {
    return new Vertices<>(data, id, this.value, type, value);
  }

  /**
   * Returns the graph with an edge for each row, which carries 1; several edges may join the same
   * two vertices.
   *
   * @param from the column with the id of the vertex where an edge begins
   * @param to the column with the id of the vertex where it ends
   * @throws IllegalArgumentException if a column is missing or no whole number
   */
  public JavaGraph<V, Long> edges(Dataset<?> edges, String from, String to) {
    return graph(edges, id(edges, from), id(edges, to), lit(1L), Encoders.LONG());
  }

  /**
   * Returns the graph with an edge for each row, which carries a value of a column.
   *
   * @param from the column with the id of the vertex where an edge begins
   * @param to the column with the id of the vertex where it ends
   * @param type the type of the value, for example {@code Encoders.LONG()}
   * @throws IllegalArgumentException if a column is missing, or an id is no whole number
   */
  public <E> JavaGraph<V, E> edges(
      Dataset<?> edges, String from, String to, String value, Encoder<E> type) {
    return graph(edges, id(edges, from), id(edges, to), column(edges, value), type);
  }

  private <E> JavaGraph<V, E> graph(
      Dataset<?> edges, Column from, Column to, Column carried, Encoder<E> edgeType) {
    JavaRDD<Tuple2<Object, V>> vertexRows =
        data.select(id.as("_1"), value.as("_2"))
            .as(Encoders.tuple(Encoders.LONG(), type))
            .javaRDD()
            .map(row -> new Tuple2<>(known(row._1(), "vertices"), row._2()));
    JavaRDD<Edge<E>> edgeRows =
        edges
            .select(from.as("_1"), to.as("_2"), carried.as("_3"))
            .as(Encoders.tuple(Encoders.LONG(), Encoders.LONG(), edgeType))
            .javaRDD()
            .map(Vertices::edge);
    Graph<V, E> graph =
        Graph.apply(
            vertexRows.rdd(),
            edgeRows.rdd(),
            others,
            STORAGE,
            STORAGE,
            type.clsTag(),
            edgeType.clsTag());
    return new JavaGraph<>(session(), graph, type, edgeType);
  }

  private SparkSession session() {
    return data.sparkSession();
  }

  private static <E> Edge<E> edge(Tuple3<Long, Long, E> row) {
    return new Edge<>(known(row._1(), "edges"), known(row._2(), "edges"), row._3());
  }

  private static long known(Long id, String table) {
    if (id == null) {
      throw new IllegalArgumentException(
          "the id of a vertex is null in a row of the "
              + table
              + "; leave such rows out with filter(\"… IS NOT NULL\") first");
    }
    return id;
  }

  private static Column id(Dataset<?> data, String name) {
    Column id = column(data, name);
    DataType type = data.schema().apply(name).dataType();
    if (!(type instanceof IntegralType)) {
      throw new IllegalArgumentException(
          "column "
              + name
              + " is "
              + type.simpleString()
              + ", but the id of a vertex is a whole number; number the names in a column of their"
              + " own first");
    }
    return id.cast("long");
  }

  private static Column column(Dataset<?> data, String name) {
    List<String> columns = List.of(data.columns());
    if (!columns.contains(name)) {
      throw new IllegalArgumentException(
          "no column " + name + "; there are " + String.join(", ", columns));
    }
    return col(name);
  }
}
