package trips.data.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;

/**
 * The rows, or batches of rows, of a part of a file; what goes wrong is told in words about it.
 *
 * <p>Where Spark reads in batches, its iterators of rows hold batches instead.
 */
final class GuardedRows extends AbstractIterator<Object> implements Closeable {

  private final String file;
  private final Iterator<?> rows;

  private GuardedRows(String file, Iterator<?> rows) {
    this.file = file;
    this.rows = rows;
  }

  @SuppressWarnings("unchecked") // As Spark does where it reads in batches.
  static Iterator<InternalRow> of(String file, Iterator<InternalRow> rows) {
    return (Iterator<InternalRow>) (Iterator<?>) new GuardedRows(file, rows);
  }

  /** Returns what the action returns. */
  static <T> T guard(String file, Supplier<T> action) {
    try {
      return action.get();
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      // Damaged lengths make decoders ask for any amount of memory.
      throw GuardedRows.<RuntimeException>unchecked(Damage.explain(file, e));
    }
  }

  @Override
  public boolean hasNext() {
    return guard(file, rows::hasNext);
  }

  @Override
  public Object next() {
    return guard(file, () -> DictionaryCheck.checked(rows.next()));
  }

  @Override
  public void close() throws IOException {
    if (rows instanceof Closeable closeable) {
      closeable.close();
    }
  }

  /** Scala's code, which is behind all this, has no checked exceptions. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
