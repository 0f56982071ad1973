package trips.pipeline;

import org.apache.spark.sql.SparkSession;

/** What a task does with Spark. */
@FunctionalInterface
public interface SparkBody {

  /**
   * Does it once; see {@link TaskBody#run}.
   *
   * @throws Exception if the try has failed
   */
  void run(SparkSession spark, TaskContext ctx) throws Exception;
}
