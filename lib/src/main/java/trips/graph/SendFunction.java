package trips.graph;

import java.io.Serializable;
import org.apache.spark.graphx.EdgeTriplet;
import scala.Tuple2;

/**
 * What {@link JavaGraph#pregel} asks of each edge whose ends may have news: which messages to send.
 *
 * @param <V> what a vertex carries
 * @param <E> what an edge carries
 * @param <M> what a message says
 */
@FunctionalInterface
public interface SendFunction<V, E, M> extends Serializable {

  /**
   * Returns messages with the vertices to which they go, each an end of the edge; empty for none.
   *
   * @throws Exception which fails the job
   */
  Iterable<Tuple2<Long, M>> messages(EdgeTriplet<V, E> edge) throws Exception;
}
