package ijava.eval;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Scope;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;

/**
 * What a name in a cell means.
 *
 * @param certain whether the compiler has chosen the first; else any of them may be meant
 * @param elements the first is the one that is meant; the others have the same name
 */
record NamedElements(boolean certain, List<Element> elements) {

  /** Returns what the name at the cursor means, or the method whose arguments the cursor is in. */
  static Optional<NamedElements> at(Probe probe, ClassIndex index) {
    return probe
        .nameAtCursor()
        .map(path -> of(path, probe, index))
        .filter(found -> !found.elements().isEmpty())
        .or(
            () ->
                probe
                    .callAtCursor()
                    .map(path -> of(path, probe, index))
                    .filter(found -> !found.elements().isEmpty()));
  }

  private static NamedElements of(TreePath name, Probe probe, ClassIndex index) {
    TreePath call = Probe.constructorCall(name);
    Element element = probe.trees().getElement(call == null ? name : call);
    boolean certain = element != null && isKnown(element);
    Set<Element> all = new LinkedHashSet<>();
    if (certain) {
      all.add(element);
    }
    boolean overloaded = !certain || element.getKind() == ElementKind.METHOD || call != null;
    if (overloaded) {
      all.addAll(call == null ? namesakes(name, probe, index) : constructors(name, probe));
    }
    if (certain && element.getKind() == ElementKind.METHOD) {
      all.removeIf(each -> each.getKind() != ElementKind.METHOD);
    }
    return new NamedElements(certain, List.copyOf(all));
  }

  private static boolean isKnown(Element element) {
    return element.getKind() == ElementKind.PACKAGE
        ? !element.getEnclosedElements().isEmpty()
        : element.asType().getKind() != TypeKind.ERROR || element.getKind().isField();
  }

  private static List<Element> constructors(TreePath name, Probe probe) {
    return probe.trees().getElement(name) instanceof TypeElement type
        ? type.getEnclosedElements().stream()
            .filter(each -> each.getKind() == ElementKind.CONSTRUCTOR)
            .<Element>map(each -> each)
            .toList()
        : List.of();
  }

  /** Returns all methods and fields of the name that may stand there, overridden ones left out. */
  private static List<Element> namesakes(TreePath name, Probe probe, ClassIndex index) {
    List<Element> found = new ArrayList<>();
    if (name.getLeaf() instanceof IdentifierTree identifier) {
      String wanted = identifier.getName().toString();
      new ScopeNames(probe, index, wanted)
          .forEach(probe.trees().getScope(name), (each, in) -> keep(each, wanted, found));
    } else if (name.getLeaf() instanceof MemberSelectTree select) {
      String wanted = select.getIdentifier().toString();
      TreePath before = new TreePath(name, select.getExpression());
      members(before, probe).forEach(each -> keep(each, wanted, found));
    } else if (name.getLeaf() instanceof MemberReferenceTree reference) {
      String wanted = reference.getName().toString();
      TreePath before = new TreePath(name, reference.getQualifierExpression());
      members(before, probe).forEach(each -> keep(each, wanted, found));
    }
    return found;
  }

  private static List<? extends Element> members(TreePath before, Probe probe) {
    if (!(probe.trees().getTypeMirror(before) instanceof DeclaredType type)
        || type.getKind() != TypeKind.DECLARED) {
      return List.of();
    }
    Scope scope = probe.trees().getScope(before);
    return probe.elements().getAllMembers((TypeElement) type.asElement()).stream()
        .filter(each -> probe.trees().isAccessible(scope, each, type))
        .toList();
  }

  private static void keep(Element each, String wanted, List<Element> found) {
    if (each.getSimpleName().contentEquals(wanted)
        && each.asType().getKind() != TypeKind.ERROR
        && !found.contains(each)) {
      found.add(each);
    }
  }
}
