package ijava.eval;

import ijava.spi.Escape;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Tells the signatures of the name at a cursor, and their Javadoc where its source is at hand. */
final class Inspections {

  private final SourceCodeAnalysis analysis;
  private final Snippets snippets;
  private final Variables variables;

  Inspections(SourceCodeAnalysis analysis, Variables variables) {
    this.analysis = analysis;
    this.variables = variables;
    this.snippets = new Snippets(analysis);
  }

  /** Returns text and HTML of what is known, or nothing. */
  Optional<MimeBundle> at(String code, int cursor, boolean detailed) {
    // JShell looks at the name before the cursor, but readers leave it in the middle of one.
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    Optional<String> variable = variableAt(code, end);
    if (variable.isPresent()) {
      String html = "<pre>" + Escape.html(variable.get()) + "</pre>";
      return Optional.of(MimeBundle.text(variable.get()).and(MimeBundle.HTML, html));
    }
    int start = snippets.startOfSnippet(code, end);
    String snippet = code.substring(start);
    List<Documentation> found = analysis.documentation(snippet, end - start, detailed);
    if (found.isEmpty() && end > start) {
      // A method's name alone is no call yet.
      String call = snippet.substring(0, end - start) + "(";
      found = analysis.documentation(call, call.length(), detailed);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(bundle(found));
  }

  private Optional<String> variableAt(String code, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    boolean member = start > 0 && code.charAt(start - 1) == '.';
    return member ? Optional.empty() : variables.describe(code.substring(start, end));
  }

  private static MimeBundle bundle(List<Documentation> found) {
    String text = found.stream().map(Inspections::text).collect(Collectors.joining("\n\n"));
    String html = found.stream().map(Inspections::html).collect(Collectors.joining("<hr>"));
    return MimeBundle.text(text).and(MimeBundle.HTML, html);
  }

  private static String text(Documentation each) {
    String javadoc = each.javadoc();
    return javadoc == null
        ? each.signature()
        : each.signature() + "\n" + javadoc.replaceAll("<[^>]*>", "").strip();
  }

  private static String html(Documentation each) {
    String signature = "<pre>" + Escape.html(each.signature()) + "</pre>";
    return each.javadoc() == null ? signature : signature + each.javadoc();
  }
}
