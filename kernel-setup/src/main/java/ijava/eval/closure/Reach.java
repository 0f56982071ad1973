package ijava.eval.closure;

import ijava.closure.CellVariables;
import ijava.eval.closure.ClassSummary.MethodSummary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Collects the variables that code can reach.
 *
 * <p>Certain is what calls lead to whose target the compiler knew. Possible is what any method of a
 * class may read that the code mentions, and of its subclasses: somebody may call {@code hashCode}.
 */
final class Reach {

  private final CellGraph graph;
  private final Set<String> certain = new LinkedHashSet<>();
  private final Set<String> possible = new LinkedHashSet<>();
  private final Set<String> certainMethods = new LinkedHashSet<>();
  private final Set<String> possibleMethods = new LinkedHashSet<>();
  private final Set<String> mentioned = new LinkedHashSet<>();
  private final Deque<String> openClasses = new ArrayDeque<>();

  Reach(CellGraph graph) {
    this.graph = graph;
  }

  /** Adds what a method certainly reads. */
  Reach method(String owner, String method) {
    follow(owner, method, certainMethods, certain);
    return this;
  }

  /** Adds what objects of a type may read. */
  Reach type(Type type) {
    if (type.getSort() == Type.METHOD) {
      type(type.getReturnType());
      for (Type argument : type.getArgumentTypes()) {
        type(argument);
      }
    } else {
      String name = CellNames.cellClassOf(type);
      if (name != null) {
        mention(name);
      }
    }
    return this;
  }

  private void mention(String name) {
    if (mentioned.add(name)) {
      openClasses.push(name);
    }
  }

  private void follow(String owner, String method, Set<String> seen, Set<String> found) {
    Deque<String> open = new ArrayDeque<>();
    open.push(owner + "." + method);
    while (!open.isEmpty()) {
      String call = open.pop();
      int dot = call.indexOf('.');
      ClassSummary declaring = graph.declaring(call.substring(0, dot), call.substring(dot + 1));
      if (declaring != null && seen.add(declaring.name() + call.substring(dot))) {
        MethodSummary body = declaring.methods().get(call.substring(dot + 1));
        body.reads().forEach(field -> read(field, found));
        body.mentions().forEach(this::mention);
        body.calls().forEach(open::push);
        body.mentions().forEach(each -> open.push(each + ".<clinit>()V"));
      }
    }
  }

  private void read(String field, Set<String> found) {
    String declared = graph.declared(field);
    String owner = declared.substring(0, declared.lastIndexOf('.'));
    // What a class keeps in a static field may be meant for one JVM, such as a connection.
    (CellNames.isWrapper(owner) ? found : possible).add(declared);
  }

  /** Returns the variables as {@link CellVariables} holds them, empty if there are none. */
  String names() {
    while (!openClasses.isEmpty()) {
      String name = openClasses.pop();
      graph.subtypesOf(name).forEach(this::mention);
      for (ClassSummary each : graph.withParents(name)) {
        each.methods().keySet().forEach(m -> follow(each.name(), m, possibleMethods, possible));
      }
    }
    StringBuilder names = new StringBuilder();
    certain.forEach(field -> append(names, CellVariables.CERTAIN + field));
    possible.stream().filter(f -> !certain.contains(f)).forEach(field -> append(names, field));
    return names.toString();
  }

  private void append(StringBuilder names, String field) {
    boolean isCertain = field.charAt(0) == CellVariables.CERTAIN;
    // Whether a class's own field has been changed is known when the closure is written.
    if (graph.isField(isCertain ? field.substring(1) : field)) {
      if (!names.isEmpty()) {
        names.append(CellVariables.SEPARATOR);
      }
      names.append(field.replace('/', '.'));
    }
  }
}
