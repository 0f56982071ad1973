package ijava.display;

import ijava.spi.Escape;
import java.util.List;

/**
 * A table of values as HTML.
 *
 * <p>Colours are JupyterLab's variables, with fallbacks that are readable on light and dark ground;
 * the text keeps the page's colour.
 */
final class ValueTable {

  private static final String BORDER = "var(--jp-border-color1, #8888)";
  private static final String HEAD =
      "style=\"text-align:left;padding:2px 10px;border-bottom:1px solid " + BORDER + "\"";
  private static final String TEXT = "style=\"text-align:left;padding:2px 10px\"";
  private static final String NUMBER =
      "style=\"text-align:right;padding:2px 10px;font-variant-numeric:tabular-nums\"";

  private final StringBuilder html = new StringBuilder();

  ValueTable(List<String> columns) {
    html.append("<table style=\"border-collapse:collapse\"><thead><tr>");
    for (String column : columns) {
      html.append("<th ").append(HEAD).append('>').append(Escape.html(column)).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
  }

  void addRow(List<?> values) {
    html.append("<tr>");
    for (Object value : values) {
      html.append("<td ")
          .append(value instanceof Number ? NUMBER : TEXT)
          .append('>')
          .append(Escape.html(PlainText.ofElement(value)))
          .append("</td>");
    }
    html.append("</tr>\n");
  }

  /**
   * Returns the table.
   *
   * @param note what stands below it; may be empty
   */
  String toHtml(String note) {
    return html
        + "</tbody></table>"
        + (note.isEmpty() ? "" : "<p><em>" + Escape.html(note) + "</em></p>");
  }
}
