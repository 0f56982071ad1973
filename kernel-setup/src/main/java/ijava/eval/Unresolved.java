package ijava.eval;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** What declarations of cells refer to and is not there yet: JShell accepts them all the same. */
final class Unresolved {

  private final JShell shell;
  private final Hints hints;

  Unresolved(JShell shell, Hints hints) {
    this.shell = shell;
    this.hints = hints;
  }

  /** Returns in words what a declaration waits for. */
  String missing(DeclarationSnippet declaration) {
    String names = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      return names;
    }
    boolean overloads =
        shell.methods().filter(each -> each.name().equals(declaration.name())).count() > 1;
    // JShell puts each method into a class of its own, where its name hides those it imports.
    return overloads
        ? "the overload that it calls, which JShell does not find from here; give one of the two"
            + " another name, or make both static methods of a class"
        : "something that it refers to";
  }

  /** Says which declarations cannot be used yet; a misspelt name is the reason as often as not. */
  void tell(List<Snippet> declared, CellOutput output) {
    for (Snippet snippet : declared) {
      if (snippet instanceof DeclarationSnippet declaration
          && (shell.status(snippet) == Snippet.Status.RECOVERABLE_DEFINED
              || shell.status(snippet) == Snippet.Status.RECOVERABLE_NOT_DEFINED)) {
        output.print(
            CellOutput.Stream.STDERR,
            declaration.name()
                + " is declared, but cannot be used before this is declared, too: "
                + missing(declaration)
                + importsFor(declaration)
                + "\n");
      }
    }
  }

  private String importsFor(DeclarationSnippet declaration) {
    return shell
        .unresolvedDependencies(declaration)
        .filter(each -> each.matches("(class|variable) \\p{Lu}\\w*"))
        .flatMap(each -> hints.imports(each.substring(each.indexOf(' ') + 1)).stream())
        .map(hint -> "; " + hint)
        .findFirst()
        .orElse("");
  }
}
