package trips.graph;

import java.io.Serializable;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.api.java.function.Function3;
import org.apache.spark.graphx.EdgeTriplet;
import scala.Function1;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/** Gives Scala the functions that Java has, which travel with a job and may throw anything. */
final class ScalaFunctions {

  private ScalaFunctions() {}

  static <V, W> scala.Function2<Object, V, W> ofVertex(Function2<Long, V, W> function) {
    return (scala.Function2<Object, V, W> & Serializable)
        (id, value) -> run(() -> function.call((Long) id, value));
  }

  static <V, M> scala.Function3<Object, V, M, V> ofMessage(Function3<Long, V, M, V> function) {
    return (scala.Function3<Object, V, M, V> & Serializable)
        (id, value, message) -> run(() -> function.call((Long) id, value, message));
  }

  static <M> scala.Function2<M, M, M> ofTwo(Function2<M, M, M> function) {
    return (scala.Function2<M, M, M> & Serializable)
        (one, other) -> run(() -> function.call(one, other));
  }

  @SuppressWarnings("unchecked") // Scala's long is Object in generic signatures, Long at run time
  static <V, E, M> Function1<EdgeTriplet<V, E>, Iterator<Tuple2<Object, M>>> ofEdge(
      SendFunction<V, E, M> function) {
    return (Function1<EdgeTriplet<V, E>, Iterator<Tuple2<Object, M>>> & Serializable)
        edge ->
            (Iterator<Tuple2<Object, M>>)
                (Iterator<?>)
                    CollectionConverters.asScala(run(() -> function.messages(edge)).iterator());
  }

  private interface Call<T> {
    T run() throws Exception;
  }

  private static <T> T run(Call<T> call) {
    try {
      return call.run();
    } catch (Exception e) {
      throw asUnchecked(e);
    }
  }

  /** Throws what a cell threw as it is: wrapped, its message would stand one cause deeper. */
  @SuppressWarnings("unchecked")
  private static <X extends Exception> RuntimeException asUnchecked(Exception e) throws X {
    throw (X) e;
  }
}
