package ijava.eval.closure;

import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** How JShell names the classes of cells, with slashes as the JVM has them. */
final class CellNames {

  private static final String CELLS = "REPL/";

  /** The class that JShell wraps around a snippet; variables and methods are its static members. */
  private static final Pattern WRAPPER = Pattern.compile("REPL/\\$JShell\\$\\w+");

  private static final Pattern ANONYMOUS = Pattern.compile(".*\\$\\d+");

  private CellNames() {}

  /** Returns whether a class or an array type is a cell's. */
  static boolean isCell(String internalName) {
    return internalName.startsWith(CELLS);
  }

  static boolean isWrapper(String internalName) {
    return WRAPPER.matcher(internalName).matches();
  }

  static boolean isAnonymous(String internalName) {
    return ANONYMOUS.matcher(internalName).matches();
  }

  /** The compiler's own fields, such as that of assertions, are no variables. */
  static boolean isVariable(String owner, int access) {
    return isWrapper(owner)
        && (access & Opcodes.ACC_STATIC) != 0
        && (access & Opcodes.ACC_SYNTHETIC) == 0;
  }

  /** Returns the class of a type without array brackets, null if it is no cell's. */
  static String cellClassOf(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.getSort() == Type.OBJECT && isCell(element.getInternalName())
        ? element.getInternalName()
        : null;
  }

  /** Returns a type without the classes that JShell wraps around snippets. */
  static String shown(String typeName) {
    return typeName.replaceAll("REPL\\.\\$JShell\\$\\w+?[.$](?=\\w)", "");
  }

  /** Returns a type without packages, as cells write it. */
  static String simple(String typeName) {
    return shown(typeName).replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
  }
}
