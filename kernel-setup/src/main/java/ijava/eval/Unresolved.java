package ijava.eval;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;

/** What declarations of cells refer to and is not there yet: JShell accepts them all the same. */
final class Unresolved {

  // JShell puts each method into a class of its own, where its name hides those that it imports:
  // JDK-8272135, in JDK 17 but not in JDK 25. It cannot be helped from outside, since only methods
  // that JShell compiles at one time share a class.
  private static final String OVERLOAD =
      "an overload, which JShell does not find from here; give one of the two another name, or make"
          + " both static methods of a class";

  private final JShell shell;
  private final Hints hints;

  Unresolved(JShell shell, Hints hints) {
    this.shell = shell;
    this.hints = hints;
  }

  /** Says why a declaration cannot be used, and what to do. */
  String problem(DeclarationSnippet declaration) {
    return callsOverload(declaration)
        ? declaration.name() + " calls " + OVERLOAD
        : declaration.name()
            + " uses something that is not declared: "
            + missing(declaration)
            + "; declare it in a cell, then run this one again";
  }

  private String missing(DeclarationSnippet declaration) {
    String names = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
    return names.isEmpty() ? "something that it refers to" : names;
  }

  /** Returns whether a method that names nothing unknown may want another one of its name. */
  private boolean callsOverload(DeclarationSnippet declaration) {
    return shell.unresolvedDependencies(declaration).findAny().isEmpty()
        && hasOverload(declaration);
  }

  private boolean hasOverload(DeclarationSnippet declaration) {
    return declaration instanceof MethodSnippet
        && shell
            .methods()
            .anyMatch(each -> each != declaration && each.name().equals(declaration.name()));
  }

  /** Returns advice for an error in the arguments of what may be a call of an overload. */
  Optional<String> advice(Snippet snippet, Diag error) {
    if (!(snippet instanceof MethodSnippet method) || !hasOverload(method)) {
      return Optional.empty();
    }
    String source = method.source();
    int start = (int) Math.max(0, Math.min(error.getStartPosition(), source.length()));
    String call = "(?s).*\\b" + Pattern.quote(method.name()) + "\\s*\\([^;{}]*";
    return source.substring(0, start).matches(call)
        ? Optional.of("if this calls another " + method.name() + ": it is " + OVERLOAD)
        : Optional.empty();
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
                + " is declared, but cannot be used"
                + (callsOverload(declaration)
                    ? ": it calls " + OVERLOAD
                    : " before this is declared, too: "
                        + missing(declaration)
                        + importsFor(declaration))
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
