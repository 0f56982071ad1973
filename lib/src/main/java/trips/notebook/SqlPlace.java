package trips.notebook;

/** Points at a place in the query of a cell. */
final class SqlPlace {

  private SqlPlace() {}

  /**
   * Returns the line with a caret below the place; empty if there is no such line.
   *
   * @param line the line of the query, from 1
   * @param column the column in that line, from 0
   */
  static String lines(String query, int line, int column) {
    String[] lines = query.split("\n", -1);
    if (line < 1 || line > lines.length) {
      return "";
    }
    String text = lines[line - 1];
    String before = text.substring(0, Math.max(0, Math.min(column, text.length())));
    // Tabs stay, so that the caret stands right however wide they are.
    return "    " + text + "\n    " + before.replaceAll("[^\t]", " ") + "^";
  }
}
