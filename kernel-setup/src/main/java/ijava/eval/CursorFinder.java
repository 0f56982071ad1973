package ijava.eval;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Optional;

/** Looks for the tree at a cursor: the last that fits is the innermost. */
class CursorFinder extends TreePathScanner<Void, Void> {

  final SourcePositions positions;
  final CompilationUnitTree unit;
  final String text;
  final int cursor;
  TreePath found;

  private CursorFinder(Trees trees, CompilationUnitTree unit, String text, int cursor) {
    this.positions = trees.getSourcePositions();
    this.unit = unit;
    this.text = text;
    this.cursor = cursor;
  }

  /** Returns the name, the member or the declaration whose name the cursor is in or behind. */
  static Optional<TreePath> name(Trees trees, CompilationUnitTree unit, String text, int cursor) {
    return new Name(trees, unit, text, cursor).find();
  }

  /** Returns the name of the innermost method or class whose arguments the cursor is in. */
  static Optional<TreePath> call(Trees trees, CompilationUnitTree unit, String text, int cursor) {
    return new Call(trees, unit, text, cursor).find();
  }

  final Optional<TreePath> find() {
    scan(unit, null);
    return Optional.ofNullable(found);
  }

  /** The compiler itself writes calls of {@code super} where a reader wrote none. */
  static boolean isOwn(Tree tree) {
    return tree instanceof IdentifierTree name
        && (name.getName().contentEquals("super") || name.getName().contentEquals("this"));
  }

  /** The trees of what is wrong, which scanners leave out. */
  @Override
  public Void visitErroneous(ErroneousTree node, Void unused) {
    return scan(node.getErrorTrees(), unused);
  }

  private static final class Call extends CursorFinder {

    Call(Trees trees, CompilationUnitTree unit, String text, int cursor) {
      super(trees, unit, text, cursor);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
      if (!isOwn(node.getMethodSelect())) {
        keepIf(node, node.getMethodSelect());
      }
      return super.visitMethodInvocation(node, unused);
    }

    @Override
    public Void visitNewClass(NewClassTree node, Void unused) {
      Tree type = node.getIdentifier();
      keepIf(node, type instanceof ParameterizedTypeTree generic ? generic.getType() : type);
      return super.visitNewClass(node, unused);
    }

    private void keepIf(Tree call, Tree name) {
      long begin = positions.getEndPosition(unit, name);
      long end = positions.getEndPosition(unit, call);
      if (begin >= 0 && begin < cursor && cursor <= end) {
        found = TreePath.getPath(getCurrentPath(), name);
      }
    }
  }

  private static final class Name extends CursorFinder {

    Name(Trees trees, CompilationUnitTree unit, String text, int cursor) {
      super(trees, unit, text, cursor);
    }

    @Override
    public Void visitIdentifier(IdentifierTree node, Void unused) {
      if (!isOwn(node)) {
        keepIf(node, positions.getStartPosition(unit, node), node.getName().length());
      }
      return super.visitIdentifier(node, unused);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree node, Void unused) {
      int length = node.getIdentifier().length();
      keepIf(node, positions.getEndPosition(unit, node) - length, length);
      return super.visitMemberSelect(node, unused);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree node, Void unused) {
      int length = node.getName().length();
      keepIf(node, positions.getEndPosition(unit, node) - length, length);
      return super.visitMemberReference(node, unused);
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
      keepDeclaration(node, node.getName().toString());
      return super.visitMethod(node, unused);
    }

    @Override
    public Void visitVariable(VariableTree node, Void unused) {
      keepDeclaration(node, node.getName().toString());
      return super.visitVariable(node, unused);
    }

    @Override
    public Void visitClass(ClassTree node, Void unused) {
      keepDeclaration(node, node.getSimpleName().toString());
      return super.visitClass(node, unused);
    }

    private void keepIf(Tree node, long start, int length) {
      if (start >= 0 && start <= cursor && cursor <= start + length) {
        found = getCurrentPath();
      }
    }

    /** A declaration's name stands before its body, with type or modifiers before it. */
    private void keepDeclaration(Tree node, String name) {
      long start = positions.getStartPosition(unit, node);
      long end = positions.getEndPosition(unit, node);
      if (start < 0 || end < cursor || start > cursor || name.isEmpty()) {
        return;
      }
      int from = (int) start;
      for (int at = text.indexOf(name, from); at >= 0 && at <= cursor; ) {
        boolean whole =
            !Character.isJavaIdentifierPart(text.charAt(at + name.length()))
                && (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)));
        if (whole && cursor <= at + name.length()) {
          found = getCurrentPath();
          return;
        }
        at = text.indexOf(name, at + 1);
      }
    }
  }
}
