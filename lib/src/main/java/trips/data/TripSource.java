package trips.data;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark's way to the generator; Spark makes it by its name, so it must be public. Use {@link
 * TripGenerator}.
 */
public final class TripSource implements TableProvider {

  /** Called by Spark. */
  public TripSource() {}

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    TripSpec spec = TripSpec.of(options);
    return spec.layout().schema(spec.month());
  }

  @Override
  public Table getTable(StructType schema, Transform[] partitions, Map<String, String> options) {
    return new TripTable(TripSpec.of(options), schema);
  }

  private record TripTable(TripSpec spec, StructType fields) implements SupportsRead {

    @Override
    public String name() {
      return "trips of " + spec.month() + ", generated";
    }

    @Override
    public Column[] columns() {
      return Arrays.stream(fields.fields())
          .map(field -> Column.create(field.name(), field.dataType(), field.nullable()))
          .toArray(Column[]::new);
    }

    @Override
    public Set<TableCapability> capabilities() {
      return EnumSet.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      return new TripScan(spec, fields, options.getInt(TripGenerator.TASKS, 0));
    }
  }
}
