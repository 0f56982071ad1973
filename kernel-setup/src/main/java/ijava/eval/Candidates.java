package ijava.eval;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/** The names that may stand at the cursor of a probe, with their types and signatures. */
final class Candidates {

  /** More signatures than this are counted, not written. */
  private static final int MOST_OVERLOADS = 6;

  private final Probe probe;
  private final ClassIndex index;
  private final Trees trees;
  private final Types types;
  private final TreePath path;
  private final Scope scope;
  private final TypeMirror expected;
  private final String typed;

  /**
   * A name with all that it may mean.
   *
   * @param first null for what only the language knows
   * @param fits whether one of them has the type that the place wants
   * @param dull whether all are {@code Object}'s
   */
  private record Named(List<String> signatures, Element first, boolean fits, boolean dull) {}

  private final Map<String, Named> found = new LinkedHashMap<>();

  private Candidates(Probe probe, TreePath path, ClassIndex index, String typed) {
    this.index = index;
    this.probe = probe;
    this.trees = probe.trees();
    this.types = probe.types();
    this.path = path;
    this.scope = trees.getScope(path);
    this.expected = ExpectedType.of(path, trees, types);
    this.typed = typed;
  }

  /**
   * Returns what fits, what has the type that is wanted first; nothing if the compiler cannot tell
   * what the place is.
   *
   * @param typed what a name must match
   */
  static Optional<List<Completion.Match>> at(Probe probe, ClassIndex index, String typed) {
    return probe.nameAtCursor().flatMap(path -> new Candidates(probe, path, index, typed).list());
  }

  private Optional<List<Completion.Match>> list() {
    Tree leaf = path.getLeaf();
    if (leaf instanceof MemberSelectTree select) {
      if (!addMembers(new TreePath(path, select.getExpression()), false)) {
        return Optional.empty();
      }
    } else if (leaf instanceof MemberReferenceTree reference) {
      addMembers(new TreePath(path, reference.getQualifierExpression()), true);
    } else {
      ExpectedType.ofCase(path, trees).forEach(each -> addIfFitting(each, null));
      new ScopeNames(probe, index, typed).forEach(scope, this::addIfFitting);
    }
    List<Completion.Match> matches = new ArrayList<>();
    found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .sorted(Comparator.comparingInt(each -> order(each.getValue())))
        .forEach(each -> matches.add(match(each.getKey(), each.getValue())));
    return Optional.of(matches);
  }

  private static int order(Named named) {
    return named.fits() ? 0 : named.dull() ? 2 : 1;
  }

  private static Completion.Match match(String name, Named named) {
    List<String> signatures = named.signatures();
    String text =
        String.join("\n", signatures.subList(0, Math.min(MOST_OVERLOADS, signatures.size())));
    int more = signatures.size() - MOST_OVERLOADS;
    String signature = more > 0 ? text + "\n… and " + more + " more" : text;
    if (named.first() instanceof ExecutableElement) {
      boolean empty = signatures.stream().allMatch(each -> each.endsWith("()"));
      return new Completion.Match(name + (empty ? "()" : "("), "function", signature);
    }
    ElementKind kind = named.first() == null ? ElementKind.FIELD : named.first().getKind();
    String word = kind == ElementKind.PACKAGE ? "package" : isType(kind) ? "class" : "instance";
    return new Completion.Match(name, word, signature);
  }

  private static boolean isType(ElementKind kind) {
    return kind.isClass() || kind.isInterface() || kind == ElementKind.TYPE_PARAMETER;
  }

  /** Returns false if nothing is known of what stands before the dot. */
  private boolean addMembers(TreePath before, boolean reference) {
    Element element = trees.getElement(before);
    if (element instanceof PackageElement inPackage) {
      addPackage(inPackage);
      return true;
    }
    TypeMirror type = trees.getTypeMirror(before);
    boolean isType = element != null && isType(element.getKind());
    if (type == null || type.getKind() == TypeKind.ERROR) {
      return false;
    }
    if (isType || type.getKind() == TypeKind.ARRAY) {
      found.put(
          type.getKind() == TypeKind.ARRAY && !isType ? "length" : "class",
          ofLanguage(type, isType));
      found.keySet().removeIf(name -> !Names.matches(typed, name) || reference);
    }
    for (DeclaredType each : declared(type)) {
      TypeElement members = (TypeElement) each.asElement();
      probe.elements().getAllMembers(members).stream()
          .filter(m -> reference || !isType || isStatic(m))
          .forEach(m -> addIfFitting(m, each));
    }
    return true;
  }

  private void addPackage(PackageElement around) {
    String name = around.getQualifiedName().toString();
    if (index.isReady()) {
      // Javac would read every class of the package.
      for (String each : index.matching(typed, Set.of(name))) {
        TypeElement type = probe.elements().getTypeElement(each);
        if (type != null) {
          addIfFitting(type, null);
        }
      }
    } else {
      around.getEnclosedElements().forEach(each -> addIfFitting(each, null));
    }
  }

  private Named ofLanguage(TypeMirror type, boolean isType) {
    String text = isType ? "Class<" + TypeNames.simple(type) + "> class" : "int length";
    return new Named(List.of(text), null, false, false);
  }

  private static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC) || isType(member.getKind());
  }

  /** Returns the types whose members a value of a type has. */
  private List<DeclaredType> declared(TypeMirror type) {
    if (type instanceof TypeVariable variable) {
      return declared(variable.getUpperBound());
    }
    if (type instanceof IntersectionType both) {
      return both.getBounds().stream().flatMap(each -> declared(each).stream()).toList();
    }
    if (type.getKind() == TypeKind.ARRAY) {
      return List.of((DeclaredType) probe.elements().getTypeElement("java.lang.Object").asType());
    }
    return type.getKind() == TypeKind.DECLARED ? List.of((DeclaredType) type) : List.of();
  }

  private void addIfFitting(Element each, DeclaredType in) {
    String name = each.getSimpleName().toString();
    // By name first: the kind of a class is known only when its file has been read.
    if (!name.isEmpty()
        && name.indexOf('$') < 0
        && name.indexOf('<') < 0
        && !Keywords.contains(name)
        && Names.matches(typed, name)
        && isAccessible(each, in)) {
      add(name, each, in);
    }
  }

  private boolean isAccessible(Element each, DeclaredType in) {
    if (each instanceof TypeElement type) {
      return trees.isAccessible(scope, type);
    }
    boolean member = each.getKind().isField() || each.getKind() == ElementKind.METHOD;
    DeclaredType owner =
        in == null && member ? (DeclaredType) each.getEnclosingElement().asType() : in;
    return !member || trees.isAccessible(scope, each, owner);
  }

  private void add(String name, Element each, DeclaredType in) {
    String signature = TypeNames.member(each, in, types);
    Named before = found.get(name);
    boolean dull =
        each.getEnclosingElement() instanceof TypeElement owner
            && owner.getQualifiedName().contentEquals("java.lang.Object");
    if (before == null) {
      List<String> signatures = new ArrayList<>(List.of(signature));
      found.put(name, new Named(signatures, each, fits(each, in), dull));
    } else if (before.first().getKind() == each.getKind()
        && each.getKind() == ElementKind.METHOD
        && !before.signatures().contains(signature)) {
      before.signatures().add(signature);
      boolean fits = before.fits() || fits(each, in);
      found.put(name, new Named(before.signatures(), before.first(), fits, before.dull() && dull));
    }
  }

  private boolean fits(Element each, DeclaredType in) {
    if (expected == null || isType(each.getKind()) || each.getKind() == ElementKind.PACKAGE) {
      return false;
    }
    TypeMirror type = TypeNames.typeOf(each, in, types);
    TypeMirror value = type instanceof ExecutableType method ? method.getReturnType() : type;
    return switch (value.getKind()) {
      case VOID, ERROR, TYPEVAR, NONE, PACKAGE -> false;
      default -> types.isAssignable(value, expected);
    };
  }
}
