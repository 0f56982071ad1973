package ijava.eval;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** The variables of earlier cells: the fields that hold them, and what a reader is told of them. */
final class Variables {

  private static final int MOST_CHARS = 200;

  private final JShell shell;
  private final ClassLoader loader;

  Variables(JShell shell, ClassLoader loader) {
    this.shell = shell;
    this.loader = loader;
  }

  /** Returns a variable as a declaration, for example {@code int fares = 3}; nothing if unknown. */
  Optional<String> describe(String name) {
    return shell
        .variables()
        .filter(each -> each.name().equals(name) && shell.status(each) == Snippet.Status.VALID)
        .reduce((first, last) -> last)
        .map(each -> CellNames.clean(each.typeName()) + " " + name + value(each));
  }

  /**
   * Returns the static field that holds a variable.
   *
   * @throws ReflectiveOperationException if it has none: it was declared without a value, of a type
   *     that is not there yet
   */
  Field field(VarSnippet variable) throws ReflectiveOperationException {
    String holder = shell.sourceCodeAnalysis().wrapper(variable).fullClassName();
    Field field = loader.loadClass(holder).getField(variable.name());
    // The class itself is not public.
    field.setAccessible(true);
    return field;
  }

  private String value(VarSnippet variable) {
    try {
      return brief(field(variable).get(null));
    } catch (ReflectiveOperationException e) {
      return "";
    }
  }

  /** Never calls a method of the reader or of a library: its toString() may run a job. */
  private static String brief(Object value) {
    if (value == null) {
      return " = null";
    }
    String type = value.getClass().getName();
    if (value instanceof String text) {
      boolean cut = text.length() > MOST_CHARS;
      return " = \"" + (cut ? text.substring(0, MOST_CHARS) + "…" : text) + "\"";
    }
    if (type.startsWith("java.lang.") || type.startsWith("java.time.")) {
      return value instanceof Number || value instanceof Boolean || type.startsWith("java.time.")
          ? " = " + value
          : value instanceof Character ? " = '" + value + "'" : "";
    }
    if (type.startsWith("java.util.") && value instanceof Collection<?> all) {
      return "  // " + all.size() + " elements";
    }
    if (type.startsWith("java.util.") && value instanceof Map<?, ?> map) {
      return "  // " + map.size() + " entries";
    }
    return value.getClass().isArray() ? "  // length " + Array.getLength(value) : "";
  }
}
