package ijava.eval;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;

/**
 * A cell as one file that javac can read, whether the cell is whole or not.
 *
 * @param text the file
 * @param cursor where the cell's cursor is in it, in chars
 */
record ProbeSource(String text, int cursor) {

  /** Types and methods stand in the class; everything else stands in its one method. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?s)(?:@\\w+(?:\\([^)]*\\))?\\s*|(?:public|private|protected|static|final|abstract|sealed"
              + "|non-sealed|strictfp)\\s+)*(?:class|interface|enum|@interface|record(?=\\s+\\w+\\s*"
              + "[(<]))\\b.*");

  /** What stands before a method's parameters: a type and a name, no more. */
  private static final Pattern BEFORE_PARAMETERS =
      Pattern.compile("[\\w\\s.<>\\[\\],?&@$]*[\\w>\\]]\\s+\\w+\\s*");

  private static final Pattern AFTER_PARAMETERS =
      Pattern.compile("(?s)\\s*+(?:throws\\s[\\w.,\\s]++)?\\{.*");

  private static final Pattern NO_TYPE =
      Pattern.compile("(?s)\\s*(?:return|new|else|throw|yield|assert|case)\\b.*");

  private static final Pattern IMPORT = Pattern.compile("import\\b[^;]*;?");

  /**
   * Reads cells of one notebook.
   *
   * @param snippets divides cells
   */
  record Maker(JShell shell, Snippets snippets) {

    /**
     * Makes a file of a cell.
     *
     * @param cell the cell up to where it is of interest; brackets that are open are closed
     * @param cursor from 0 to the cell's length
     */
    ProbeSource of(String cell, int cursor) {
      StringBuilder imports = new StringBuilder(header());
      StringBuilder members = new StringBuilder();
      StringBuilder statements = new StringBuilder();
      StringBuilder current = null;
      int inCurrent = 0;
      for (Snippets.Part part : snippets.split(cell)) {
        StringBuilder to = members;
        if (IMPORT.matcher(part.source().strip()).matches()) {
          to = imports;
        } else if (!isMember(part.source())) {
          to = statements;
        }
        to.append(to == members ? part.comment() : "");
        if (cursor >= part.offset()) {
          current = to;
          inCurrent = to.length() + Math.min(cursor - part.offset(), part.source().length());
        }
        to.append(part.source()).append(Indent.closing(part.source())).append(";\n");
      }
      return joined(imports, members, statements, current, inCurrent);
    }

    private static ProbeSource joined(
        StringBuilder imports,
        StringBuilder members,
        StringBuilder statements,
        StringBuilder current,
        int inCurrent) {
      StringBuilder text = new StringBuilder(imports);
      text.append("class ").append(Probe.CLASS).append(" {\n");
      int member = text.length();
      text.append(members).append("static void cell$() throws Throwable {\n");
      int statement = text.length();
      text.append(statements).append("}}\n");
      int start = current == imports ? 0 : current == members ? member : statement;
      return new ProbeSource(text.toString(), start + inCurrent);
    }

    private static boolean isMember(String code) {
      return TYPE.matcher(code).matches() || isMethod(code);
    }

    private static boolean isMethod(String code) {
      int open = code.indexOf('(');
      if (open < 0
          || !BEFORE_PARAMETERS.matcher(code.substring(0, open)).matches()
          || NO_TYPE.matcher(code).matches()) {
        return false;
      }
      int close = open + 1;
      for (int depth = 1; close < code.length() && depth > 0; close++) {
        depth += code.charAt(close) == '(' ? 1 : code.charAt(close) == ')' ? -1 : 0;
      }
      return AFTER_PARAMETERS.matcher(code.substring(close)).matches();
    }

    /** What earlier cells have imported and declared; JShell itself writes the like. */
    private String header() {
      SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
      String imports =
          shell.imports().map(each -> each.source().strip()).collect(Collectors.joining("\n"));
      String declared =
          Stream.of(shell.variables(), shell.methods(), shell.types())
              .flatMap(each -> each)
              .filter(each -> isThere(shell.status(each)))
              .map(
                  each ->
                      "import static "
                          + analysis.wrapper(each).fullClassName()
                          + "."
                          + each.name()
                          + ";\n")
              .distinct()
              .collect(Collectors.joining());
      return "package " + Probe.PACKAGE + ";\n" + imports + "\n" + declared;
    }

    private static boolean isThere(Snippet.Status status) {
      return status == Snippet.Status.VALID || status == Snippet.Status.RECOVERABLE_DEFINED;
    }
  }
}
