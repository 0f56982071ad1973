package ijava.eval;

/** ANSI's basic colours, which JupyterLab draws readable in its light and dark themes. */
final class Ansi {

  private Ansi() {}

  static String red(String text) {
    return "\u001b[31m" + text + "\u001b[0m";
  }

  static String cyan(String text) {
    return "\u001b[36m" + text + "\u001b[0m";
  }

  static String green(String text) {
    return "\u001b[32m" + text + "\u001b[0m";
  }

  /** Returns the name of an error, red and bold. */
  static String error(String text) {
    return "\u001b[31m\u001b[1m" + text + "\u001b[0m";
  }
}
