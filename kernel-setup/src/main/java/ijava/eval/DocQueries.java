package ijava.eval;

import ijava.docs.DocQuery;
import ijava.docs.DocQuery.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Asks for the documentation of the compiler's elements. */
final class DocQueries {

  private DocQueries() {}

  /**
   * Returns the query for an element, then those for what it overrides, the nearest first; none for
   * locals and packages.
   */
  static List<DocQuery> of(Element element, Probe probe) {
    if (element instanceof TypeElement type) {
      return List.of(ofType(type));
    }
    if (!(element.getEnclosingElement() instanceof TypeElement owner)) {
      return List.of();
    }
    List<DocQuery> chain = new ArrayList<>();
    chain.add(ofMember(element, owner));
    if (element instanceof ExecutableElement method && method.getKind() == ElementKind.METHOD) {
      for (TypeElement above : above(owner, probe)) {
        above.getEnclosedElements().stream()
            .filter(each -> each.getSimpleName().equals(method.getSimpleName()))
            .filter(each -> each instanceof ExecutableElement)
            .filter(each -> probe.elements().overrides(method, (ExecutableElement) each, owner))
            .forEach(each -> chain.add(ofMember(each, above)));
      }
    }
    return chain;
  }

  /** Returns all types above a type, the nearest first. */
  private static Set<TypeElement> above(TypeElement type, Probe probe) {
    Set<TypeElement> found = new LinkedHashSet<>();
    List<TypeMirror> level = List.of(type.asType());
    while (!level.isEmpty()) {
      List<TypeMirror> next = new ArrayList<>();
      for (TypeMirror each : level) {
        for (TypeMirror supertype : probe.types().directSupertypes(each)) {
          if (supertype instanceof DeclaredType declared
              && found.add((TypeElement) declared.asElement())) {
            next.add(supertype);
          }
        }
      }
      level = next;
    }
    return found;
  }

  private static DocQuery ofType(TypeElement type) {
    List<String> nested = new ArrayList<>();
    Element each = type;
    while (each.getEnclosingElement() instanceof TypeElement outer) {
      nested.add(0, each.getSimpleName().toString());
      each = outer;
    }
    return DocQuery.ofType(((TypeElement) each).getQualifiedName().toString(), nested);
  }

  private static DocQuery ofMember(Element member, TypeElement owner) {
    DocQuery type = ofType(owner);
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    Kind kind = Kind.FIELD;
    String name = member.getSimpleName().toString();
    if (member instanceof ExecutableElement method) {
      boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
      kind = constructor ? Kind.CONSTRUCTOR : Kind.METHOD;
      name = constructor ? type.name() : name;
      for (VariableElement each : method.getParameters()) {
        names.add(each.getSimpleName().toString());
        types.add(TypeNames.bare(each.asType()));
      }
    }
    return new DocQuery(type.topLevel(), type.nested(), kind, name, names, types);
  }
}
