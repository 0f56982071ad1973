package ijava.eval;

import ijava.docs.DocQuery;
import ijava.docs.Docs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Remembers the source of what cells declare, with the doc comments that JShell does not take. */
final class CellDocs {

  private final Map<String, String> bySnippet = new ConcurrentHashMap<>();
  private final JShell shell;

  CellDocs(JShell shell) {
    this.shell = shell;
  }

  /** Remembers a snippet. */
  void put(Snippet snippet, Snippets.Part part) {
    if (snippet.kind() == Snippet.Kind.TYPE_DECL
        || snippet.kind() == Snippet.Kind.METHOD
        || snippet.kind() == Snippet.Kind.VAR
            && snippet.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      bySnippet.put(snippet.id(), part.comment() + "\n" + part.source());
    }
  }

  /** Returns the source of a class of JShell's, with the class around it that it has there. */
  private Optional<String> sourceOf(String className) {
    return shell
        .snippets()
        .filter(each -> bySnippet.containsKey(each.id()) && shell.status(each).isActive())
        .filter(each -> shell.sourceCodeAnalysis().wrapper(each).fullClassName().equals(className))
        .map(each -> bySnippet.get(each.id()))
        .findFirst();
  }

  /** Returns what a cell says of a declaration of its own; nothing if no cell has declared it. */
  Optional<Docs.Answer> find(DocQuery query) {
    return sourceOf(query.topLevel())
        .flatMap(
            source -> {
              String simple = query.topLevel().substring(query.topLevel().lastIndexOf('.') + 1);
              return Docs.inText("class " + simple + " {\n" + source + "\n}", query);
            });
  }
}
