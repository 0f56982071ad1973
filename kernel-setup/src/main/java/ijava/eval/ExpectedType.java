package ijava.eval;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.lang.model.element.ExecutableElement;
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
