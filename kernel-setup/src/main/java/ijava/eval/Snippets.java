package ijava.eval;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Divides a cell into the snippets that JShell takes one at a time. */
final class Snippets {

  private final SourceCodeAnalysis analysis;

  Snippets(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * A statement, expression, declaration or import of a cell.
   *
   * @param source the code to give to JShell
   * @param offset where it begins in the cell, in chars
   * @param comment the doc comment before it, which JShell does not take; empty if there is none
   */
  record Part(String source, int offset, String comment) {}

  /** Returns the parts of a cell in order; code that cannot be divided is the last part, whole. */
  List<Part> split(String cell) {
    List<Part> parts = new ArrayList<>();
    // JShell's line numbers count from the first line of code, so what stands before it goes.
    String rest = fromCode(cell);
    String before = cell.substring(0, cell.length() - rest.length());
    while (!rest.isEmpty()) {
      int offset = cell.length() - rest.length();
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY -> rest = "";
        case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
          parts.add(new Part(info.source(), offset, docComment(before)));
          rest = fromCode(info.remaining());
          before = info.remaining().substring(0, info.remaining().length() - rest.length());
        }
        case DEFINITELY_INCOMPLETE, UNKNOWN -> {
          parts.add(new Part(rest, offset, docComment(before)));
          rest = "";
        }
      }
    }
    return parts;
  }

  /**
   * Returns the whole snippets of code that may stand in a block: what is neither an import nor a
   * method.
   */
  String declarationsIn(String code) {
    StringBuilder kept = new StringBuilder();
    for (Part part : split(code)) {
      for (Snippet each : analysis.sourceToSnippets(part.source())) {
        switch (each.kind()) {
          case VAR, STATEMENT, EXPRESSION, TYPE_DECL -> kept.append(part.source()).append(";\n");
          default -> {}
        }
      }
    }
    return kept.toString();
  }

  /** Returns whether a cell can run as it stands. */
  Completeness completeness(String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY -> rest = "";
        case COMPLETE, COMPLETE_WITH_SEMI -> rest = info.remaining();
        case CONSIDERED_INCOMPLETE -> {
          // "if (x) y();" is whole, although an else may follow.
          rest = info.remaining();
        }
        case DEFINITELY_INCOMPLETE -> {
          return new Completeness(Completeness.Status.INCOMPLETE, Indent.after(cell));
        }
        case UNKNOWN -> {
          return new Completeness(Completeness.Status.INVALID, "");
        }
      }
    }
    return new Completeness(Completeness.Status.COMPLETE, "");
  }

  /**
   * Returns where the snippet at the cursor begins: JShell answers questions about one snippet, so
   * the whole ones before it are left out.
   */
  int startOfSnippet(String code, int cursor) {
    int start = 0;
    while (start < cursor) {
      String rest = code.substring(start, cursor);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      String remaining = info.remaining();
      boolean whole =
          info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE
              && remaining != null
              && !remaining.isEmpty();
      if (!whole) {
        return start;
      }
      start = cursor - remaining.length();
    }
    return start;
  }

  /** Returns the last doc comment of white space and comments, with its marks. */
  private static String docComment(String text) {
    String found = "";
    int at = text.indexOf('/');
    while (at >= 0) {
      boolean line = text.startsWith("//", at);
      int end = text.indexOf(line ? "\n" : "*/", at + 2);
      if (end < 0) {
        return found;
      }
      if (text.startsWith("/**", at) && end > at + 2) {
        found = text.substring(at, end + 2);
      }
      at = text.indexOf('/', end + (line ? 1 : 2));
    }
    return found;
  }

  /** Returns the text from its first character that is neither white space nor in a comment. */
  private static String fromCode(String text) {
    String rest = text.stripLeading();
    while (rest.startsWith("//") || rest.startsWith("/*")) {
      String end = rest.startsWith("//") ? "\n" : "*/";
      int at = rest.indexOf(end, 2);
      rest = at < 0 ? "" : rest.substring(at + end.length()).stripLeading();
    }
    return rest;
  }
}
