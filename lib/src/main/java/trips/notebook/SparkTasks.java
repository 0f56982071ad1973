package trips.notebook;

import ijava.spi.TaskEngine;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;
import trips.Spark;

/** Tells the kernel where Spark runs closures. */
final class SparkTasks implements TaskEngine {

  /** A local session's tasks are threads of this JVM, which see the variables themselves. */
  @Override
  public boolean leavesJvm() {
    return Spark.existing().map(session -> !session.sparkContext().isLocal()).orElse(true);
  }

  /** An accumulator registers itself with the task that reads it from its closure. */
  @Override
  public boolean isPerTask(Class<?> type) {
    return AccumulatorV2.class.isAssignableFrom(type);
  }

  @Override
  public boolean inTask() {
    return TaskContext.get() != null;
  }
}
