package ijava.eval;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Keeps the values of variables when JShell makes their classes anew.
 *
 * <p>That happens to {@code var n = trips.count()} whenever {@code trips} is declared again, since
 * its type comes from there. JShell does not compute it again, but resets it to null or 0: only a
 * JVM that can redefine classes in place keeps it. A reader who runs a cell twice has not asked for
 * that.
 */
final class KeptValues {

  private final JShell shell;
  private final Variables variables;
  private final Map<VarSnippet, Field> fields = new HashMap<>();
  private final Map<VarSnippet, Snippet> lost = new LinkedHashMap<>();
  private final Map<VarSnippet, Snippet> unusable = new LinkedHashMap<>();

  KeptValues(JShell shell, Variables variables) {
    this.shell = shell;
    this.variables = variables;
  }

  /** Takes note of what an evaluation has done to variables; called before anything else runs. */
  void update(List<SnippetEvent> events) {
    Map<VarSnippet, Field> before = Map.copyOf(fields);
    for (SnippetEvent event : events) {
      if (event.snippet() instanceof VarSnippet variable) {
        update(variable, event);
        if (event.exception() != null) {
          keepFormer(variable, before);
        }
      }
    }
  }

  /** What could not be computed again keeps the value that it had, if its type is still that. */
  private void keepFormer(VarSnippet variable, Map<VarSnippet, Field> before) {
    before.forEach(
        (former, field) -> {
          if (former.name().equals(variable.name()) && fields.containsKey(variable)) {
            copy(field, fields.get(variable));
          }
        });
  }

  private void update(VarSnippet variable, SnippetEvent event) {
    if (!event.status().isActive()) {
      fields.remove(variable);
      return;
    }
    if (!event.status().isDefined()) {
      // Its field stays here, so that its value comes back when its declaration compiles again.
      if (fields.containsKey(variable) && event.causeSnippet() != null) {
        unusable.put(variable, event.causeSnippet());
      }
      return;
    }
    unusable.remove(variable);
    Field now = field(variable);
    Field before = now == null ? null : fields.put(variable, now);
    if (before != null && !before.equals(now) && event.causeSnippet() != null) {
      if (!copy(before, now)) {
        lost.put(variable, event.causeSnippet());
      }
    }
  }

  private static boolean copy(Field before, Field now) {
    try {
      now.set(null, before.get(null));
      return true;
    } catch (IllegalArgumentException e) {
      // Of a class that has been declared again, too, or of another type.
      return false;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a cell's own field cannot be set: " + now, e);
    }
  }

  private Field field(VarSnippet variable) {
    try {
      return variables.field(variable);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /** Says which variables a cell has made unusable and not set again; called when it has ended. */
  void tell(CellOutput output) {
    tell(
        lost,
        output,
        "%1$s has lost its value, because %2$s has changed; run the cell of %1$s again%n",
        variable -> "");
    tell(
        unusable,
        output,
        "%1$s cannot be used, because of %2$s: %3$s%nIts value comes back when its declaration"
            + " compiles again.%n",
        this::problems);
    // What it has dropped or overwritten would keep its class.
    fields.keySet().removeIf(variable -> !shell.status(variable).isActive());
  }

  private void tell(
      Map<VarSnippet, Snippet> causes,
      CellOutput output,
      String format,
      Function<VarSnippet, String> reason) {
    causes.forEach(
        (variable, cause) -> {
          if (shell.status(variable).isActive()) {
            output.print(
                CellOutput.Stream.STDERR,
                String.format(format, variable.name(), words(cause), reason.apply(variable)));
          }
        });
    causes.clear();
  }

  private String problems(VarSnippet variable) {
    String own =
        shell
            .diagnostics(variable)
            .filter(Diag::isError)
            .map(problem -> problem.getMessage(Locale.ROOT))
            .collect(Collectors.joining(System.lineSeparator()));
    return own.isEmpty()
        ? shell.unresolvedDependencies(variable).collect(Collectors.joining(" and "))
            + " does not compile any more"
        : own;
  }

  private static String words(Snippet cause) {
    return cause instanceof DeclarationSnippet declaration
        ? declaration.name()
        : cause.source().strip();
  }
}
