package trips.data.read;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.HadoopFileLinesReader;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Opens a part of a CSV file in a task. */
final class CsvReader extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
    implements Serializable {

  private static final long serialVersionUID = 1;

  private final TripCsvFormat format;
  private final StructType required;
  private final Broadcast<SerializableConfiguration> conf;

  CsvReader(TripCsvFormat format, StructType required, Broadcast<SerializableConfiguration> conf) {
    this.format = format;
    this.required = required;
    this.conf = conf;
  }

  @Override
  public Iterator<InternalRow> apply(PartitionedFile file) {
    HadoopFileLinesReader lines = new HadoopFileLinesReader(file, conf.value().value());
    if (TaskContext.get() != null) {
      TaskCompletionListener close = context -> lines.close();
      TaskContext.get().addTaskCompletionListener(close);
    }
    LineNumbers numbers = new LineNumbers(file, conf.value().value());
    return new CsvRows(lines, format, required, file, numbers);
  }
}
