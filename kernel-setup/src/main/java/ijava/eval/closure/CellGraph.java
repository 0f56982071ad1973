package ijava.eval.closure;

import ijava.eval.closure.ClassSummary.MethodSummary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Opcodes;

/** What the classes of all cells so far have to do with each other. Safe for use by any thread. */
final class CellGraph {

  private final Map<String, ClassSummary> classes = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> subtypes = new ConcurrentHashMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  void add(ClassSummary summary) {
    classes.put(summary.name(), summary);
    addSubtype(summary.parent(), summary.name());
    summary.interfaces().forEach(parent -> addSubtype(parent, summary.name()));
    summary
        .methods()
        .forEach(
            (name, method) -> {
              if (!name.equals("<clinit>()V")) {
                changed.addAll(method.writes());
              }
            });
  }

  /** Forgets a class; no object of it is left, so nothing that runs can reach it. */
  void remove(String name) {
    classes.remove(name);
    subtypes.remove(name);
    subtypes.values().forEach(each -> each.remove(name));
    changed.removeIf(field -> field.startsWith(name + "."));
  }

  private void addSubtype(String parent, String name) {
    if (parent != null && CellNames.isCell(parent)) {
      subtypes.computeIfAbsent(parent, any -> ConcurrentHashMap.newKeySet()).add(name);
    }
  }

  /** Returns a class, null if it is no cell's. */
  ClassSummary find(String name) {
    return classes.get(name);
  }

  Set<String> subtypesOf(String name) {
    return subtypes.getOrDefault(name, Set.of());
  }

  /** Returns a class and what it inherits from, cells' classes only. */
  Set<ClassSummary> withParents(String name) {
    Set<ClassSummary> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(name));
    while (!open.isEmpty()) {
      ClassSummary each = find(open.pop());
      if (each != null && found.add(each)) {
        if (each.parent() != null) {
          open.push(each.parent());
        }
        each.interfaces().forEach(open::push);
      }
    }
    return found;
  }

  /** Returns the class that declares a method which is called on {@code owner}, null if none. */
  ClassSummary declaring(String owner, String method) {
    ClassSummary withoutCode = null;
    for (ClassSummary each : withParents(owner)) {
      MethodSummary found = each.methods().get(method);
      if (found != null && !found.isAbstract()) {
        return each;
      }
      withoutCode = found == null ? withoutCode : each;
    }
    return withoutCode;
  }

  /**
   * Returns whether a static field is one whose value must travel: a variable of a cell, or a field
   * of a class that some cell has changed. Every JVM initialises other fields by itself.
   *
   * @param field class, dot, name
   */
  boolean travels(String field) {
    return isField(field)
        && (CellNames.isWrapper(field.substring(0, field.lastIndexOf('.')))
            || changed.contains(field));
  }

  /** Returns whether a static field may change, and is no helper of the compiler. */
  boolean isField(String field) {
    int dot = field.lastIndexOf('.');
    ClassSummary summary = find(field.substring(0, dot));
    Integer access = summary == null ? null : summary.fields().get(field.substring(dot + 1));
    return access != null && (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_FINAL)) == 0;
  }

  /** Returns a static field under the name of the class that declares it. */
  String declared(String field) {
    int dot = field.lastIndexOf('.');
    String name = field.substring(dot + 1);
    for (ClassSummary each : withParents(field.substring(0, dot))) {
      if (each.fields().containsKey(name)) {
        return each.name() + "." + name;
      }
    }
    return field;
  }
}
