package trips.data.read;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import scala.Function1;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Reads a part of a file, and tells what goes wrong in words about the file. */
final class GuardedReader extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
    implements Serializable {

  private static final long serialVersionUID = 1;

  private final Function1<PartitionedFile, Iterator<InternalRow>> reader;
  private final FileNames names;

  GuardedReader(Function1<PartitionedFile, Iterator<InternalRow>> reader, FileNames names) {
    this.reader = reader;
    this.names = names;
  }

  @Override
  public Iterator<InternalRow> apply(PartitionedFile file) {
    String name = names.of(file.toPath());
    return GuardedRows.guard(name, () -> GuardedRows.of(name, reader.apply(file)));
  }
}
