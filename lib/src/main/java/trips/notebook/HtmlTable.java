package trips.notebook;

import java.util.List;
import trips.notebook.Preview.Column;

/**
 * Lays a preview out as HTML.
 *
 * <p>The colours are JupyterLab's variables, so that the table follows its theme; where there are
 * none, they are mixed from the page's own text colour. Where a front end removes style sheets, as
 * JupyterLab does in a notebook that is not trusted, a plain table with head and caption remains.
 */
final class HtmlTable {

  /** The most characters shown of one value; the whole of it, up to a limit, is its tooltip. */
  static final int MOST_CHARACTERS = 72;

  private static final int MOST_TOOLTIP = 1_000;

  // The class twice outranks JupyterLab's own rules for tables, which have one class and a
  // pseudo-class.
  private static final String CSS =
      ".trips-t{color:var(--jp-ui-font-color1,inherit);overflow-x:auto;max-width:100%}"
          + ".trips-t.trips-t table{border-collapse:collapse;border:0;margin:0;font-size:13px}"
          + ".trips-t.trips-t caption{caption-side:top;text-align:left;font-weight:600;"
          + "padding:0 0 4px 12px;color:inherit}"
          + ".trips-t.trips-t th,.trips-t.trips-t td{text-align:left;padding:4px 12px;border:0;line-height:1.4;"
          + "vertical-align:top;white-space:pre;color:inherit}"
          + ".trips-t.trips-t thead th{border-bottom:1px solid var(--jp-border-color1,#8888);"
          + "vertical-align:bottom;font-weight:600;white-space:nowrap}"
          + ".trips-t.trips-t thead small{display:block;font-weight:400;font-size:11px;"
          + "color:var(--jp-ui-font-color2,#777)}"
          + ".trips-t.trips-t tbody tr{border-bottom:1px solid var(--jp-border-color3,#8882);"
          + "background:none}"
          + ".trips-t.trips-t .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
          + ".trips-t.trips-t .w{white-space:pre-wrap;min-width:20em;max-width:36em}"
          + ".trips-t i{color:var(--jp-ui-font-color3,#888)}"
          + ".trips-t p{margin:6px 0 0 12px;font-size:12px;color:var(--jp-ui-font-color2,#777)}";

  private HtmlTable() {}

  static String render(Preview preview) {
    int most = preview.size().characters().orElse(MOST_CHARACTERS);
    Html html = new Html().open("div", "class", "trips-t").style(CSS).line();
    html.open("table", "class", "dataframe");
    if (preview.caption() != null) {
      html.element("caption", preview.caption());
    }
    html.open("thead").open("tr");
    for (Column column : preview.columns()) {
      html.open("th", "scope", "col", "class", css(column)).text(column.name()).text(" ");
      html.element("small", column.type()).close("th");
    }
    html.close("tr").close("thead").line().open("tbody").line();
    for (List<String> row : preview.rows()) {
      html.open("tr");
      for (int i = 0; i < row.size(); i++) {
        cell(html, preview.columns().get(i), row.get(i), most);
      }
      html.close("tr").line();
    }
    html.close("tbody").close("table").element("p", preview.footer()).close("div");
    return html.toString();
  }

  private static void cell(Html html, Column column, String value, int most) {
    if (value == null) {
      html.open("td", "class", css(column)).element("i", "null").close("td");
    } else if (value.length() > most) {
      html.element("td", cut(value, most), "class", "w", "title", cut(value, MOST_TOOLTIP));
    } else {
      html.element("td", value, "class", css(column));
    }
  }

  private static String css(Column column) {
    return column.numeric() ? "n" : null;
  }

  /** Returns at most that many characters, the last of them an ellipsis if some are missing. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
