package trips;

import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;

/**
 * How Spark would compute a Dataset: {@code Plan.of(trips)} shows a tree that folds.
 *
 * <p>The last step is at the top, what it reads from below it. Making a plan runs no job.
 */
public final class Plan {

  private final SparkPlan root;

  private Plan(SparkPlan root) {
    this.root = root;
  }

  /**
   * Returns the physical plan of a Dataset, as it is before statistics of a run change it.
   *
   * @throws NullPointerException if the dataset is null
   */
  public static Plan of(Dataset<?> dataset) {
    SparkPlan plan =
        ((org.apache.spark.sql.classic.Dataset<?>) Objects.requireNonNull(dataset, "dataset"))
            .queryExecution()
            .executedPlan();
    return new Plan(plan instanceof AdaptiveSparkPlanExec adaptive ? adaptive.initialPlan() : plan);
  }

  /** Returns Spark's own plan. */
  public SparkPlan root() {
    return root;
  }

  @Override
  public String toString() {
    return root.treeString();
  }
}
