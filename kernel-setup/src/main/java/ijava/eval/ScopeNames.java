package ijava.eval;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** What a simple name may mean at a place: locals, members of the classes around it, imports. */
final class ScopeNames {

  private final Probe probe;
  private final ClassIndex index;
  private final String typed;

  ScopeNames(Probe probe, ClassIndex index, String typed) {
    this.probe = probe;
    this.index = index;
    this.typed = typed;
  }

  /**
   * Gives all that can be seen from a place, the nearest first.
   *
   * @param to gets an element and the type that it is a member of, or null
   */
  void forEach(Scope place, BiConsumer<Element, DeclaredType> to) {
    Scope outermost = null;
    for (Scope each = place; each != null; each = each.getEnclosingScope()) {
      // The last one is that of imports on demand. Javac would read all their classes.
      if (each.getEnclosingScope() != null) {
        each.getLocalElements().forEach(element -> to.accept(element, null));
      } else {
        outermost = each;
      }
      TypeElement around = each.getEnclosingClass();
      if (around != null) {
        boolean ofCell = around.getSimpleName().contentEquals(Probe.CLASS);
        (ofCell ? around.getEnclosedElements() : probe.elements().getAllMembers(around))
            .forEach(element -> to.accept(element, (DeclaredType) around.asType()));
      }
    }
    addOnDemand(outermost, to);
  }

  private void addOnDemand(Scope outermost, BiConsumer<Element, DeclaredType> to) {
    Set<String> packages = new HashSet<>(Set.of("java.lang"));
    List<TypeElement> types = new ArrayList<>();
    for (ImportTree each : probe.imports()) {
      MemberSelectTree imported = (MemberSelectTree) each.getQualifiedIdentifier();
      if (imported.getIdentifier().contentEquals("*")) {
        String outer = imported.getExpression().toString();
        TypeElement type = each.isStatic() ? probe.elements().getTypeElement(outer) : null;
        if (type != null) {
          types.add(type);
        } else {
          packages.add(outer);
        }
      }
    }
    for (TypeElement each : types) {
      probe.elements().getAllMembers(each).stream()
          .filter(member -> member.getModifiers().contains(Modifier.STATIC))
          .forEach(member -> to.accept(member, null));
    }
    if (typed.isEmpty()) {
      // So many classes are of no help.
      return;
    }
    if (index.isReady()) {
      for (String name : index.matching(typed, packages)) {
        TypeElement type = probe.elements().getTypeElement(name);
        if (type != null) {
          to.accept(type, null);
        }
      }
    } else {
      index.start();
      outermost.getLocalElements().forEach(element -> to.accept(element, null));
    }
  }
}
