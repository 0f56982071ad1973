package ijava.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A file of Java, parsed but not compiled: nothing that it refers to is needed. */
final class JavaSource {

  /** A tooltip is no editor. */
  private static final int MOST_LINES = 60;

  private final String text;
  private final CompilationUnitTree unit;
  private final Trees trees;

  private JavaSource(String text, CompilationUnitTree unit, Trees trees) {
    this.text = text;
    this.unit = unit;
    this.trees = trees;
  }

  /** Returns what a file has of a declaration, or nothing if it is not in it. */
  static Optional<SourceDoc> find(String text, DocQuery query) {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null, null, error -> {}, List.of("-proc:none"), null, List.of(new Text(text)));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return new JavaSource(text, unit, Trees.instance(task)).find(query);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("text in memory cannot be read", e);
    }
  }

  private Optional<SourceDoc> find(DocQuery query) {
    TreePath type = new TreePath(unit);
    List<? extends Tree> members = unit.getTypeDecls();
    for (String name : query.typePath()) {
      TreePath outer = type;
      Optional<ClassTree> next =
          members.stream()
              .filter(each -> each instanceof ClassTree c && c.getSimpleName().contentEquals(name))
              .map(ClassTree.class::cast)
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      type = new TreePath(outer, next.get());
      members = next.get().getMembers();
    }
    return query.kind() == DocQuery.Kind.TYPE
        ? Optional.of(doc(type))
        : member(query, type, members);
  }

  private Optional<SourceDoc> member(DocQuery query, TreePath type, List<? extends Tree> members) {
    Tree best = null;
    int most = -1;
    for (Tree each : members) {
      int score = score(query, each);
      if (score > most) {
        most = score;
        best = each;
      }
    }
    return best == null ? Optional.empty() : Optional.of(doc(new TreePath(type, best)));
  }

  private int score(DocQuery query, Tree member) {
    if (member instanceof VariableTree field) {
      boolean same =
          query.kind() == DocQuery.Kind.FIELD && field.getName().contentEquals(query.name());
      return same ? 0 : -1;
    }
    boolean constructor = query.kind() == DocQuery.Kind.CONSTRUCTOR;
    if (query.kind() == DocQuery.Kind.FIELD
        || !(member instanceof MethodTree method)
        || !method.getName().contentEquals(constructor ? "<init>" : query.name())) {
      return -1;
    }
    return query.score(
        method.getParameters().stream().map(each -> each.getName().toString()).toList(),
        method.getParameters().stream().map(each -> simple(each.getType().toString())).toList());
  }

  private static String simple(String type) {
    String bare = type.replaceAll("@\\w+(\\([^)]*\\))?\\s*", "");
    String plain = bare;
    do {
      bare = plain;
      plain = bare.replaceAll("<[^<>]*>", "");
    } while (!plain.equals(bare));
    return plain.replace("...", "[]").replaceAll("(?:\\w+\\.)+(?=\\w)", "").strip();
  }

  private SourceDoc doc(TreePath declaration) {
    String comment = trees.getDocComment(declaration);
    return new SourceDoc(
        comment == null ? null : JavadocReader.read(comment), code(declaration.getLeaf()));
  }

  private String code(Tree declaration) {
    int start = (int) trees.getSourcePositions().getStartPosition(unit, declaration);
    int end = (int) trees.getSourcePositions().getEndPosition(unit, declaration);
    if (start < 0 || end <= start) {
      return "";
    }
    // With the white space before it, so that all lines lose as much.
    int line = text.lastIndexOf('\n', start - 1) + 1;
    String before = text.substring(line, start);
    String code = ((before.isBlank() ? before : "") + text.substring(start, end)).stripIndent();
    List<String> lines = code.lines().toList();
    return lines.size() <= MOST_LINES
        ? code
        : String.join("\n", lines.subList(0, MOST_LINES)) + "\n…";
  }

  private static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(String text) {
      super(URI.create("source:///Source.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
