package trips;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import scala.Tuple2;
import trips.graph.Vertices;

/**
 * Graphs of Spark's GraphX, made of Datasets: {@code Graphs.vertices(zones, "zone_id", "zone",
 * Encoders.STRING()).edges(trips, "PULocationID", "DOLocationID")}.
 *
 * <p>GraphX is written for Scala: each call asks for class tags, functions and options of Scala. An
 * {@link Encoder} says as much, and Java has it at hand. {@link trips.graph.JavaGraph} is to a
 * graph what Spark's {@code JavaRDD} is to an RDD.
 */
public final class Graphs {

  private Graphs() {}

  /**
   * Returns the vertices of a graph, which still needs its edges; runs nothing.
   *
   * @param id a column of whole numbers, one row for each; of two rows with one id, one is taken
   * @param value a column with what a vertex carries, null where it carries nothing
   * @param type the type of the value, for example {@code Encoders.STRING()}, or {@code
   *     Records.encoder(Zone.class)} of a record that is {@link java.io.Serializable}
   * @throws IllegalArgumentException if a column is missing, or the id is no whole number. An id
   *     that is null fails the action that first reads it
   */
  public static <V> Vertices<V> vertices(
      Dataset<?> data, String id, String value, Encoder<V> type) {
    return Vertices.of(data, id, value, type);
  }

  /**
   * Returns a list of one message to a vertex, for the function of {@link
   * trips.graph.JavaGraph#pregel} that sends.
   */
  public static <M> List<Tuple2<Long, M>> send(long vertex, M message) {
    return List.of(new Tuple2<>(vertex, message));
  }
}
