package trips.pipeline;

import java.util.UUID;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import trips.Spark;

/**
 * The body of a task that uses {@link Spark#session}, which is on this machine or on the cluster
 * that {@code SPARK_MASTER} names.
 *
 * <p>The jobs of a try have a job group of their own, by which Spark's UI finds them; the log of
 * the try names it. For each job the log has a line with the time, and one for each of its stages
 * with tasks, rows and bytes. If the try fails, takes too long or is interrupted, those of its jobs
 * that still run are cancelled.
 *
 * <pre>{@code
 * .task("count", SparkTask.of((spark, ctx) -> ctx.result(Trips.march2020(spark).count())))
 * }</pre>
 */
public final class SparkTask implements TaskBody {

  private final SparkBody body;

  private SparkTask(SparkBody body) {
    this.body = body;
  }

  /** Returns the body of a task that does this with the session. */
  public static TaskBody of(SparkBody body) {
    return new SparkTask(body);
  }

  @Override
  public void run(TaskContext ctx) throws Exception {
    SparkSession spark = Spark.session();
    SparkContext context = spark.sparkContext();
    String name =
        ctx.pipeline() + "/" + ctx.task() + ", run " + ctx.runId() + ", try " + ctx.attempt();
    // Groups of equal names in two sessions of one cluster must not meet.
    String group = name + " #" + UUID.randomUUID().toString().substring(0, 4);
    SparkTaskLog log = new SparkTaskLog(group, ctx);
    context.addSparkListener(log);
    context.setJobGroup(group, name, true);
    ctx.log("Spark %s on %s, job group '%s'", spark.version(), context.master(), group);
    boolean done = false;
    try {
      body.run(spark, ctx);
      done = true;
    } finally {
      if (!context.isStopped()) {
        context.clearJobGroup();
        if (!done) {
          // Spark may just be planning the next job.
          context.cancelJobGroupAndFutureJobs(group);
        }
        log.awaitEnd(context);
        context.removeSparkListener(log);
      }
    }
  }
}
