package trips.closure;

import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** The jobs of {@link ClosureBench} as compiled Java; public, because cells call them. */
public final class PlainLambda {

  private PlainLambda() {}

  /** Returns the sum of the elements, each with {@code more} added. */
  public static int run(JavaRDD<Integer> rdd, int more) {
    return rdd.map(x -> x + more).reduce((a, b) -> a + b);
  }

  /** Returns the sum of the elements, each with the seventh value added. */
  public static int run(JavaRDD<Integer> rdd, Map<Integer, Integer> captured) {
    return rdd.map(x -> x + captured.get(7)).reduce((a, b) -> a + b);
  }
}
