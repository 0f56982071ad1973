package trips.notebook;

import ijava.spi.MimeBundle;
import java.util.List;
import java.util.Locale;

/**
 * The first rows of some table as text, ready to be laid out.
 *
 * @param caption the name of the table, or null
 * @param columns in their order
 * @param rows one text per column; null for a missing value
 * @param footer how many rows there are, as far as known, in words
 * @param size how much it shows
 */
record Preview(
    String caption,
    List<Column> columns,
    List<List<String>> rows,
    String footer,
    PreviewSize size) {

  /** Creates one of the usual size. */
  Preview(String caption, List<Column> columns, List<List<String>> rows, String footer) {
    this(caption, columns, rows, footer, PreviewSize.USUAL);
  }

  /**
   * One column.
   *
   * @param name as the reader wrote it
   * @param type in the words of the library, for example {@code bigint}
   * @param numeric whether its values are aligned at the right
   */
  record Column(String name, String type, boolean numeric) {}

  /** Returns both layouts. */
  MimeBundle bundle() {
    return MimeBundle.of(MimeBundle.HTML, HtmlTable.render(this))
        .and(MimeBundle.TEXT, TextTable.render(this));
  }

  /** Returns the words for a table whose number of rows is known. */
  static String footer(long all, PreviewSize size) {
    if (all == 0) {
      return "no rows";
    }
    if (all == 1) {
      return "1 row";
    }
    return all <= size.rows()
        ? all + " rows"
        : "first " + size.rows() + " of " + String.format(Locale.ROOT, "%,d", all) + " rows";
  }
}
