package ijava.eval;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Writes types and declarations as one reads them: without packages and inner names. */
final class TypeNames {

  private static final Pattern PACKAGES =
      Pattern.compile("(?<![\\w.$])(?:[\\p{Ll}_][\\w$]*\\.)+(?=\\p{Lu})");
  private static final Pattern PROBE = Pattern.compile("(?:REPL\\.)?Probe\\$\\.");

  private static final Set<Modifier> MODIFIERS =
      Set.of(
          Modifier.PROTECTED, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL, Modifier.ABSTRACT);

  private TypeNames() {}

  /** Returns a type's name without its package. */
  static String simple(TypeMirror type) {
    return simple(type.toString());
  }

  private static String simple(String name) {
    String clean = PROBE.matcher(CellNames.clean(name)).replaceAll("");
    return PACKAGES.matcher(clean).replaceAll("").replace(",", ", ").replace(",  ", ", ");
  }

  /** Returns a type's name without its package and its type arguments. */
  static String bare(TypeMirror type) {
    String name = type.toString().replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "");
    String before;
    do {
      before = name;
      name = before.replaceAll("<[^<>]*>", "");
    } while (!name.equals(before));
    return name.replace("...", "[]").replaceAll("(?:[\\w$]+\\.)+(?=[\\w$])", "");
  }

  /**
   * Returns a member as its users see it, {@code Row first()} for a {@code Dataset<Row>}.
   *
   * @param in the type it is a member of, or null
   */
  static String member(Element member, DeclaredType in, Types types) {
    TypeMirror type = typeOf(member, in, types);
    String name = member.getSimpleName().toString();
    if (member instanceof ExecutableElement method && type instanceof ExecutableType seen) {
      String parameters = "(" + parameters(method, seen.getParameterTypes()) + ")";
      return member.getKind() == ElementKind.CONSTRUCTOR
          ? member.getEnclosingElement().getSimpleName() + parameters
          : simple(seen.getReturnType()) + " " + name + parameters;
    }
    if (member instanceof TypeElement declared) {
      return CellNames.clean(declared.getQualifiedName().toString()).replace("REPL.Probe$.", "");
    }
    return simple(type) + " " + name;
  }

  /** Returns the type of a member in a type whose arguments are known. */
  static TypeMirror typeOf(Element member, DeclaredType in, Types types) {
    if (in == null || member.getModifiers().contains(Modifier.STATIC)) {
      return member.asType();
    }
    try {
      return types.asMemberOf(in, member);
    } catch (IllegalArgumentException e) {
      return member.asType();
    }
  }

  static String parameters(ExecutableElement method, List<? extends TypeMirror> types) {
    StringBuilder text = new StringBuilder();
    List<? extends VariableElement> names = method.getParameters();
    for (int i = 0; i < names.size(); i++) {
      TypeMirror type = i < types.size() ? types.get(i) : names.get(i).asType();
      boolean dots = method.isVarArgs() && i == names.size() - 1 && type instanceof ArrayType;
      text.append(i == 0 ? "" : ", ")
          .append(dots ? simple(((ArrayType) type).getComponentType()) + "..." : simple(type))
          .append(' ')
          .append(names.get(i).getSimpleName());
    }
    return text.toString();
  }

  /** Returns a declaration's head, {@code public final class String implements Comparable<…>}. */
  static String declaration(Element element) {
    if (element instanceof TypeElement type) {
      return modifiers(type) + typeHead(type);
    }
    String in = owner(element);
    String modifiers = in.isEmpty() ? "" : modifiers(element);
    if (element instanceof ExecutableElement method) {
      return modifiers + methodHead(method, in);
    }
    Object constant = element instanceof VariableElement field ? field.getConstantValue() : null;
    return modifiers
        + simple(element.asType())
        + " "
        + in
        + element.getSimpleName()
        + (constant == null
            ? ""
            : " = " + (constant instanceof String ? "\"" + constant + '"' : constant));
  }

  /** Returns the class that a member is in, with a dot; nothing for what a cell declares. */
  private static String owner(Element member) {
    StringBuilder in = new StringBuilder();
    Element each = member.getEnclosingElement();
    for (; each instanceof TypeElement; each = each.getEnclosingElement()) {
      String name = each.getSimpleName().toString();
      if (!name.startsWith("$JShell$") && !name.equals(Probe.CLASS)) {
        in.insert(0, name + ".");
      }
    }
    return in.toString();
  }

  private static String methodHead(ExecutableElement method, String in) {
    String thrown =
        method.getThrownTypes().stream().map(TypeNames::simple).collect(Collectors.joining(", "));
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    String name =
        constructor
            ? method.getEnclosingElement().getSimpleName().toString()
            : simple(method.getReturnType()) + " " + in + method.getSimpleName();
    String variables = variables(method.getTypeParameters());
    return (variables.isEmpty() ? "" : variables + " ")
        + name
        + "("
        + parameters(method, List.of())
        + ")"
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String typeHead(TypeElement type) {
    String kind =
        switch (type.getKind()) {
          case INTERFACE -> "interface ";
          case ENUM -> "enum ";
          case RECORD -> "record ";
          case ANNOTATION_TYPE -> "@interface ";
          default -> "class ";
        };
    TypeMirror above = type.getSuperclass();
    boolean dull =
        above.getKind() == TypeKind.NONE
            || above.toString().matches("java\\.lang\\.(Object|Record|Enum<.*)");
    String interfaces =
        type.getInterfaces().stream().map(TypeNames::simple).collect(Collectors.joining(", "));
    String word = type.getKind() == ElementKind.INTERFACE ? " extends " : " implements ";
    return kind
        + CellNames.clean(type.getQualifiedName().toString()).replace("REPL.Probe$.", "")
        + variables(type.getTypeParameters())
        + (type.getKind() == ElementKind.RECORD ? components(type) : "")
        + (dull ? "" : " extends " + simple(above))
        + (interfaces.isEmpty() ? "" : word + interfaces);
  }

  private static String components(TypeElement type) {
    return type.getRecordComponents().stream()
        .map(each -> simple(each.asType()) + " " + each.getSimpleName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String variables(List<? extends TypeParameterElement> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.stream().map(TypeNames::variable).collect(Collectors.joining(", ", "<", ">"));
  }

  private static String variable(TypeParameterElement parameter) {
    String bounds =
        parameter.getBounds().stream()
            .filter(each -> !each.toString().equals("java.lang.Object"))
            .map(TypeNames::simple)
            .collect(Collectors.joining(" & "));
    return parameter.getSimpleName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  /** What is public or abstract makes no difference to who uses it; other modifiers may. */
  private static String modifiers(Element element) {
    return element.getModifiers().stream()
        .filter(MODIFIERS::contains)
        .filter(each -> each != Modifier.FINAL || element.getKind() != ElementKind.RECORD)
        .filter(each -> each != Modifier.STATIC || !(element instanceof TypeElement))
        .filter(each -> each != Modifier.ABSTRACT || element.getKind() == ElementKind.CLASS)
        .map(each -> each + " ")
        .collect(Collectors.joining());
  }
}
