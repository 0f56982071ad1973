package ijava.eval;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
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
    return CursorFinder.name(trees, unit, text, cursor);
  }

  /** Returns the name of the innermost method or class whose arguments the cursor is in. */
  Optional<TreePath> callAtCursor() {
    return CursorFinder.call(trees, unit, text, cursor);
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
