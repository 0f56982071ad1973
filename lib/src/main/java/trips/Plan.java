package trips;

import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;

/**
 * How Spark would compute a Dataset: {@code Plan.of(trips)} shows a tree that folds.
 *
 * <p>The last step is at the top, what it reads from below it. Making a plan runs no job. The plans
 * before the last one show what Spark makes of a query: {@link #parsed}, {@link #analyzed}, {@link
 * #optimized}, in this order.
 */
public final class Plan {

  private final QueryPlan<?> root;

  private Plan(QueryPlan<?> root) {
    this.root = root;
  }

  /**
   * Returns the physical plan of a Dataset, as it is before statistics of a run change it.
   *
   * @throws NullPointerException if the dataset is null
   */
  public static Plan of(Dataset<?> dataset) {
    SparkPlan plan = execution(dataset).executedPlan();
    return new Plan(plan instanceof AdaptiveSparkPlanExec adaptive ? adaptive.initialPlan() : plan);
  }

  /**
   * Returns a query as it was written. In SQL, names are not looked up yet; the methods of a
   * Dataset look up the names of all but the last step at once.
   *
   * @throws NullPointerException if the dataset is null
   */
  public static Plan parsed(Dataset<?> dataset) {
    return new Plan(execution(dataset).logical());
  }

  /**
   * Returns a query with every name and type looked up, before it is improved.
   *
   * @throws NullPointerException if the dataset is null
   */
  public static Plan analyzed(Dataset<?> dataset) {
    return new Plan(execution(dataset).analyzed());
  }

  /**
   * Returns a query as Spark has rewritten it, before it is decided how each step is computed.
   *
   * @throws NullPointerException if the dataset is null
   */
  public static Plan optimized(Dataset<?> dataset) {
    return new Plan(execution(dataset).optimizedPlan());
  }

  private static QueryExecution execution(Dataset<?> dataset) {
    return ((org.apache.spark.sql.classic.Dataset<?>) Objects.requireNonNull(dataset, "dataset"))
        .queryExecution();
  }

  /**
   * Returns whether both plans have the same steps, whatever their columns are called inside. Plans
   * that differ may still have the same result: Spark does not prove theorems.
   *
   * @throws NullPointerException if the other plan is null
   */
  public boolean isSameAs(Plan other) {
    return root.canonicalized().equals(other.root.canonicalized());
  }

  /** Returns Spark's own plan. */
  public QueryPlan<?> root() {
    return root;
  }

  @Override
  public String toString() {
    return root.treeString();
  }
}
