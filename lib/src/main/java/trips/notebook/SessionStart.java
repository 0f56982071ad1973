package trips.notebook;

import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.Option;
import scala.runtime.BoxedUnit;

/**
 * Tells the notebook that a session starts, on the thread that starts it, however it does so.
 *
 * <p>Found by Spark with {@link java.util.ServiceLoader}; outside of a kernel it does nothing.
 */
public final class SessionStart implements SparkSessionExtensionsProvider {

  /** Creates it; for {@link java.util.ServiceLoader}. */
  public SessionStart() {}

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    Option<SparkContext> context = SparkContext$.MODULE$.getActive();
    if (context.isDefined()) {
      NotebookExtension.installed().ifPresent(notebook -> notebook.sessionStarted(context.get()));
    }
    return BoxedUnit.UNIT;
  }
}
