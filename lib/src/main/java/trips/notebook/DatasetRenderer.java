package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import ijava.spi.ValueFailure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import trips.notebook.Preview.Column;

/**
 * Shows the first rows of a Dataset.
 *
 * <p>Takes one row more than it shows, to know whether there are more; never counts, never sorts,
 * never reads what the preview does not need. A streaming Dataset is not run: its columns show.
 */
@SuppressWarnings("rawtypes") // Class<Dataset<?>> has no literal
final class DatasetRenderer implements Renderer<Dataset> {

  @Override
  public Class<Dataset> type() {
    return Dataset.class;
  }

  @Override
  public MimeBundle render(Dataset dataset) {
    return preview((Dataset<?>) dataset).bundle();
  }

  private static Preview preview(Dataset<?> dataset) {
    if (dataset.isStreaming()) {
      return SchemaRenderer.preview(
          dataset.schema(),
          "a streaming Dataset has rows only while a query runs: writeStream() starts one");
    }
    List<Column> columns = new ArrayList<>();
    for (StructField field : dataset.schema().fields()) {
      columns.add(
          new Column(
              field.name(),
              field.dataType().simpleString(),
              field.dataType() instanceof NumericType));
    }
    // toDF: rows instead of objects, so that a Dataset of any class can be shown.
    PreviewSize size = PreviewSize.of(dataset.sparkSession());
    List<Row> taken = take(dataset.toDF(), size.rows() + 1);
    CellText text = new CellText(zone(dataset));
    List<List<String>> rows =
        taken.stream().limit(size.rows()).map(row -> texts(row, text)).toList();
    return new Preview(null, columns, rows, footer(dataset, taken.size(), size), size);
  }

  private static List<Row> take(Dataset<Row> rows, int most) {
    try {
      return rows.takeAsList(most);
    } catch (Exception e) {
      throw new ValueFailure(e);
    }
  }

  private static List<String> texts(Row row, CellText text) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      texts.add(text.of(row.get(i)));
    }
    return texts;
  }

  private static String footer(Dataset<?> dataset, int taken, PreviewSize size) {
    if (taken <= size.rows()) {
      return Preview.footer(taken, size);
    }
    OptionalLong known = knownSize(dataset);
    return known.isPresent()
        ? Preview.footer(known.getAsLong(), size)
        : "first " + size.rows() + " rows; there are more, and count() counts them";
  }

  /** Returns the number of rows where the plan holds the rows themselves. */
  private static OptionalLong knownSize(Dataset<?> dataset) {
    LogicalPlan plan = dataset.queryExecution().optimizedPlan();
    return plan instanceof LocalRelation local
        ? OptionalLong.of(local.data().size())
        : OptionalLong.empty();
  }

  private static ZoneId zone(Dataset<?> dataset) {
    return ZoneId.of(dataset.sparkSession().conf().get("spark.sql.session.timeZone"));
  }
}
