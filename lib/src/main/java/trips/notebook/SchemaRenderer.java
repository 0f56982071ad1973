package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import trips.notebook.Preview.Column;

/** Shows a schema as a table; the fields of nested columns stand below them. */
final class SchemaRenderer implements Renderer<StructType> {

  @Override
  public Class<StructType> type() {
    return StructType.class;
  }

  @Override
  public MimeBundle render(StructType schema) {
    int columns = schema.fields().length;
    return preview(schema, columns + (columns == 1 ? " column" : " columns")).bundle();
  }

  /** Returns the table, with words below it. */
  static Preview preview(StructType schema, String footer) {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "", schema);
    return new Preview(
        null,
        List.of(
            new Column("column", "name", false),
            new Column("type", "SQL", false),
            new Column("null", "allowed", false)),
        rows,
        footer);
  }

  private static void add(List<List<String>> rows, String before, StructType struct) {
    for (StructField field : struct.fields()) {
      String name = before + field.name();
      rows.add(List.of(name, shortName(field.dataType()), field.nullable() ? "yes" : "no"));
      addNested(rows, name, field.dataType());
    }
  }

  private static void addNested(List<List<String>> rows, String name, DataType type) {
    if (type instanceof StructType struct) {
      add(rows, name + ".", struct);
    } else if (type instanceof ArrayType array) {
      addNested(rows, name + "[]", array.elementType());
    } else if (type instanceof MapType map) {
      addNested(rows, name + "{key}", map.keyType());
      addNested(rows, name + "{value}", map.valueType());
    }
  }

  /** The fields of a struct stand below, so that its type need not repeat them. */
  private static String shortName(DataType type) {
    if (type instanceof StructType) {
      return "struct";
    }
    if (type instanceof ArrayType array) {
      return "array<" + shortName(array.elementType()) + ">";
    }
    if (type instanceof MapType map) {
      return "map<" + shortName(map.keyType()) + "," + shortName(map.valueType()) + ">";
    }
    return type.simpleString();
  }
}
