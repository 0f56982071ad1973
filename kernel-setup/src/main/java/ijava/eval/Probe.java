package ijava.eval;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One question to the compiler about a cell: what stands at the cursor.
 *
 * <p>JShell answers with names alone, and needs as long for one signature as javac for the whole
 * cell. This asks javac once and gives its trees and elements.
 */
final class Probe {

  /** Where JShell puts the classes of cells; only there are they visible. */
  static final String PACKAGE = "REPL";

  /** The class around the cell. */
  static final String CLASS = "Probe$";

  private final JavacTask task;
  private final Trees trees;
  private final CompilationUnitTree unit;
  private final String text;
  private final int cursor;

  private Probe(JavacTask task, CompilationUnitTree unit, ProbeSource source) {
    this.task = task;
    this.trees = Trees.instance(task);
    this.unit = unit;
    this.text = source.text();
    this.cursor = source.cursor();
  }

  /** Compiles a cell as far as its types; errors in it are no trouble. */
  static Probe of(ProbeSource source, JavaFileManager files) {
    // As JShell does: names and types are found even where something else is wrong.
    List<String> options =
        List.of("-proc:none", "-parameters", "-Xlint:none", "-XDshould-stop.ifError=FLOW");
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, files, error -> {}, options, null, List.of(new Text(source.text())));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      task.analyze();
      return new Probe(task, unit, source);
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
  }

  String text() {
    return text;
  }

  Trees trees() {
    return trees;
  }

  Elements elements() {
    return task.getElements();
  }

  Types types() {
    return task.getTypes();
  }

  List<? extends ImportTree> imports() {
    return unit.getImports();
  }

  /** Returns the name, the member or the declaration whose name the cursor is in or behind. */
  Optional<TreePath> nameAtCursor() {
    NameFinder finder = new NameFinder();
    finder.scan(unit, null);
    return Optional.ofNullable(finder.found);
  }

  /** Returns the name of the innermost method or class whose arguments the cursor is in. */
  Optional<TreePath> callAtCursor() {
    CallFinder finder = new CallFinder();
    finder.scan(unit, null);
    return Optional.ofNullable(finder.found);
  }

  private final class CallFinder extends TreePathScanner<Void, Void> {

    private final SourcePositions positions = trees.getSourcePositions();
    private TreePath found;

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
      keepIf(node, node.getMethodSelect());
      return super.visitMethodInvocation(node, unused);
    }

    @Override
    public Void visitNewClass(NewClassTree node, Void unused) {
      Tree type = node.getIdentifier();
      keepIf(node, type instanceof ParameterizedTypeTree generic ? generic.getType() : type);
      return super.visitNewClass(node, unused);
    }

    @Override
    public Void visitErroneous(ErroneousTree node, Void unused) {
      return scan(node.getErrorTrees(), unused);
    }

    private void keepIf(Tree call, Tree name) {
      long begin = positions.getEndPosition(unit, name);
      long end = positions.getEndPosition(unit, call);
      if (begin >= 0 && begin < cursor && cursor <= end) {
        found = TreePath.getPath(getCurrentPath(), name);
      }
    }
  }

  /** Looks for the last of the names that contain the cursor: the innermost. */
  private final class NameFinder extends TreePathScanner<Void, Void> {

    private final SourcePositions positions = trees.getSourcePositions();
    private TreePath found;

    @Override
    public Void visitIdentifier(IdentifierTree node, Void unused) {
      keepIf(node, positions.getStartPosition(unit, node), node.getName().length());
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
    public Void visitClass(com.sun.source.tree.ClassTree node, Void unused) {
      keepDeclaration(node, node.getSimpleName().toString());
      return super.visitClass(node, unused);
    }

    /** The trees of what is wrong, which scanners leave out. */
    @Override
    public Void visitErroneous(ErroneousTree node, Void unused) {
      return scan(node.getErrorTrees(), unused);
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

  /** Returns the path of the constructor call that a type's name belongs to, or null. */
  static TreePath constructorCall(TreePath name) {
    TreePath child = name;
    TreePath parent = name.getParentPath();
    while (parent != null && parent.getLeaf().getKind() == Tree.Kind.PARAMETERIZED_TYPE) {
      child = parent;
      parent = parent.getParentPath();
    }
    return parent != null
            && parent.getLeaf() instanceof NewClassTree call
            && call.getIdentifier() == child.getLeaf()
        ? parent
        : null;
  }

  private static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(String text) {
      super(URI.create("probe:///" + PACKAGE + "/" + CLASS + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
      return true;
    }
  }
}
