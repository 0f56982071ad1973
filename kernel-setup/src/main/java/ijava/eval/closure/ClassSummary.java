package ijava.eval.closure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * What of a class says which variables its code can reach.
 *
 * @param fields static fields that are no constants of the compiler, by name
 * @param methods by name and descriptor
 */
record ClassSummary(
    String name,
    int access,
    String parent,
    List<String> interfaces,
    Map<String, Integer> fields,
    Map<String, MethodSummary> methods) {

  /**
   * What a method touches of cells.
   *
   * @param reads static fields that it reads or writes, as class, dot, name
   * @param writes those that it writes
   * @param calls methods and method handles, as class, dot, name and descriptor
   * @param mentions classes of cells that it makes, casts to, or takes
   */
  record MethodSummary(
      int access,
      Set<String> reads,
      Set<String> writes,
      Set<String> calls,
      Set<String> mentions,
      int[] maxLocals) {

    static MethodSummary empty(int access) {
      return new MethodSummary(
          access,
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new int[1]);
    }

    boolean isAbstract() {
      return (access & Opcodes.ACC_ABSTRACT) != 0;
    }
  }

  static ClassSummary empty(String name, int access, String parent, String[] interfaces) {
    return new ClassSummary(
        name,
        access,
        parent,
        interfaces == null ? List.of() : List.of(interfaces),
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  boolean isRecord() {
    return "java/lang/Record".equals(parent);
  }
}
