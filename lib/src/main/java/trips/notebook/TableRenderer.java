package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import trips.notebook.Preview.Column;

/** Shows the first rows of a Tablesaw table, whose number of rows is known. */
final class TableRenderer implements Renderer<Table> {

  @Override
  public Class<Table> type() {
    return Table.class;
  }

  @Override
  public MimeBundle render(Table table) {
    CellText text = new CellText(ZoneOffset.UTC);
    List<Column> columns =
        table.columns().stream()
            .map(
                column ->
                    new Column(
                        column.name(),
                        column.type().name().toLowerCase(Locale.ROOT),
                        column instanceof NumericColumn))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < Math.min(table.rowCount(), PreviewSize.USUAL.rows()); r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < columns.size(); c++) {
        row.add(table.column(c).isMissing(r) ? null : text.of(table.get(r, c)));
      }
      rows.add(row);
    }
    return new Preview(
            blankToNull(table.name()),
            columns,
            rows,
            Preview.footer(table.rowCount(), PreviewSize.USUAL))
        .bundle();
  }

  private static String blankToNull(String name) {
    return name == null || name.isBlank() ? null : name;
  }
}
