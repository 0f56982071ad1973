package ijava.eval;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** Tells the types of variables of earlier cells, and the values where that is quick. */
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

  private String value(VarSnippet variable) {
    try {
      String holder = shell.sourceCodeAnalysis().wrapper(variable).fullClassName();
      Field field = loader.loadClass(holder).getField(variable.name());
      field.setAccessible(true);
      return brief(field.get(null));
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
