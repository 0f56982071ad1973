package ijava.eval;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds the type that a place in code wants. */
final class ExpectedType {

  private ExpectedType() {}

  /** Returns the type that an expression should have, or null if any will do. */
  static TypeMirror of(TreePath expression, Trees trees, Types types) {
    TypeMirror type = typeIn(expression, trees, types);
    boolean any =
        type == null
            || type.getKind() == TypeKind.ERROR
            || type.getKind() == TypeKind.TYPEVAR
            || type.toString().equals("java.lang.Object");
    return any ? null : type;
  }

  /** Returns the constants that a label of a switch over an enum may be; else nothing. */
  static List<Element> ofCase(TreePath label, Trees trees) {
    TreePath each = label.getParentPath();
    // Newer compilers have a tree of its own around a label.
    while (each != null && each.getLeaf() != null && isLabel(each.getLeaf())) {
      each = each.getParentPath();
    }
    if (each == null || !(each.getLeaf() instanceof CaseTree)) {
      return List.of();
    }
    TreePath around = each.getParentPath();
    Tree selector =
        around.getLeaf() instanceof SwitchTree statement
            ? statement.getExpression()
            : ((SwitchExpressionTree) around.getLeaf()).getExpression();
    return trees.getTypeMirror(new TreePath(around, selector)) instanceof DeclaredType type
        ? type.asElement().getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .<Element>map(member -> member)
            .toList()
        : List.of();
  }

  private static boolean isLabel(Tree tree) {
    return tree.getKind().name().endsWith("CASE_LABEL") || tree.getKind() == Tree.Kind.ERRONEOUS;
  }

  private static TypeMirror typeIn(TreePath expression, Trees trees, Types types) {
    TreePath parent = expression.getParentPath();
    Tree leaf = expression.getLeaf();
    if (parent.getLeaf() instanceof VariableTree variable && variable.getInitializer() == leaf) {
      return variable.getType() == null ? null : trees.getTypeMirror(parent);
    }
    if (parent.getLeaf() instanceof AssignmentTree assign && assign.getExpression() == leaf) {
      return trees.getTypeMirror(new TreePath(parent, assign.getVariable()));
    }
    if (parent.getLeaf() instanceof MethodInvocationTree call
        && trees.getElement(parent) instanceof ExecutableElement method) {
      int index = call.getArguments().indexOf(leaf);
      boolean there = index >= 0 && index < method.getParameters().size();
      return there ? types.erasure(method.getParameters().get(index).asType()) : null;
    }
    return null;
  }
}
