package ijava.eval.closure;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** What cells' classes inherit from classes that are no cells'. */
final class OuterTypes {

  private final ClassLoader loader;

  OuterTypes(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns whether objects of a class are serializable, by what it and its parents inherit. */
  boolean areSerializable(Collection<ClassSummary> withParents) {
    return parents(withParents).anyMatch(Serializable.class::isAssignableFrom);
  }

  /**
   * Returns the methods that others call on objects of a class, since they have asked for them: by
   * name and descriptor.
   */
  Set<String> abstractMethods(Collection<ClassSummary> withParents) {
    Set<String> found = new LinkedHashSet<>();
    parents(withParents)
        .forEach(
            parent -> {
              for (Class<?> at = parent; at != null; at = at.getSuperclass()) {
                addAbstract(at.getDeclaredMethods(), found);
              }
              addAbstract(parent.getMethods(), found);
            });
    return found;
  }

  private static void addAbstract(Method[] methods, Set<String> found) {
    for (Method each : methods) {
      if (Modifier.isAbstract(each.getModifiers())) {
        found.add(each.getName() + Type.getMethodDescriptor(each));
      }
    }
  }

  private Stream<Class<?>> parents(Collection<ClassSummary> withParents) {
    return withParents.stream()
        .flatMap(
            each -> Stream.concat(Stream.ofNullable(each.parent()), each.interfaces().stream()))
        .filter(name -> !CellNames.isCell(name) && !name.equals("java/lang/Object"))
        .distinct()
        .flatMap(this::load);
  }

  private Stream<Class<?>> load(String internalName) {
    try {
      return Stream.of(Class.forName(internalName.replace('/', '.'), false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      // The class of the cell cannot be loaded either, and that error is the reader's.
      return Stream.empty();
    }
  }
}
