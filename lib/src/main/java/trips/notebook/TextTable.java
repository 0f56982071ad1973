package trips.notebook;

import java.util.ArrayList;
import java.util.List;
import trips.notebook.Preview.Column;

/** Lays a preview out as text in columns of equal width. */
final class TextTable {

  /** The most characters shown of one value. */
  static final int MOST_CHARACTERS = 40;

  private TextTable() {}

  static String render(Preview preview) {
    int most = preview.size().characters().orElse(MOST_CHARACTERS);
    List<Column> columns = preview.columns();
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::name).toList());
    lines.add(columns.stream().map(Column::type).toList());
    for (List<String> row : preview.rows()) {
      lines.add(row.stream().map(value -> oneLine(value, most)).toList());
    }
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    if (preview.caption() != null) {
      out.append(preview.caption()).append('\n');
    }
    for (int i = 0; i < lines.size(); i++) {
      append(out, lines.get(i), widths, columns);
      if (i == 1) {
        append(out, rules(widths), widths, columns);
      }
    }
    return out.append(preview.footer()).toString();
  }

  private static void append(
      StringBuilder out, List<String> line, int[] widths, List<Column> columns) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - line.get(i).length());
      text.append(i == 0 ? "" : "  ");
      text.append(columns.get(i).numeric() ? padding + line.get(i) : line.get(i) + padding);
    }
    out.append(text.toString().stripTrailing()).append('\n');
  }

  private static List<String> rules(int[] widths) {
    List<String> rules = new ArrayList<>();
    for (int width : widths) {
      rules.add("-".repeat(width));
    }
    return rules;
  }

  private static String oneLine(String value, int most) {
    if (value == null) {
      return "null";
    }
    return HtmlTable.cut(value.replaceAll("\\s", " "), most);
  }
}
