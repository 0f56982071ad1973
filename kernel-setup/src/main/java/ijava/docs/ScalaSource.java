package ijava.docs;

import ijava.docs.ScalaTokens.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of Scala, read for its declarations and the comments before them.
 *
 * <p>Companions are one type for Java, and so they are here. Bodies marked by indentation alone, as
 * Scala 3 allows, are not understood; Spark has none.
 */
final class ScalaSource {

  private static final Set<String> TYPES = Set.of("class", "object", "trait", "enum");
  private static final Set<String> MEMBERS = Set.of("def", "val", "var");

  private final ScalaTokens tokens;
  private final DocQuery query;

  /** The names of the types whose braces are open; an empty name for any other brace. */
  private final Deque<String> open = new ArrayDeque<>();

  private String pending = "";
  private DocComment comment;
  private String before;
  private int parentheses;
  private SourceDoc best;
  private int most = -1;

  private ScalaSource(String text, DocQuery query) {
    this.tokens = new ScalaTokens(text);
    this.query = query;
  }

  /** Returns what a file has of a declaration, or nothing if it is not in it. */
  static Optional<SourceDoc> find(String text, DocQuery query) {
    return new ScalaSource(text, query).find();
  }

  private Optional<SourceDoc> find() {
    for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
      String token = tokens.token();
      if (kind == Kind.DOC) {
        before = token;
      } else if (kind == Kind.WORD && parentheses == 0) {
        word(token);
      } else if (kind == Kind.SIGN) {
        sign(token);
      }
    }
    return Optional.ofNullable(best);
  }

  private void sign(String token) {
    switch (token) {
      case "(" -> parentheses++;
      case ")" -> parentheses = Math.max(0, parentheses - 1);
      case "{" -> {
        open.push(parentheses == 0 ? pending : "");
        pending = parentheses == 0 ? "" : pending;
        before = null;
      }
      case "}" -> {
        open.poll();
        before = null;
      }
      default -> {}
    }
  }

  private void word(String word) {
    boolean inType = !open.contains("");
    if (TYPES.contains(word) && inType) {
      if (tokens.next() == Kind.WORD) {
        pending = tokens.token().replace("`", "");
        type(pending);
        before = null;
      }
    } else if (word.equals("type") || word.equals("import")) {
      before = null;
    } else if (MEMBERS.contains(word) && inType && !open.isEmpty()) {
      pending = "";
      if (tokens.next() == Kind.WORD) {
        member(tokens.token().replace("`", ""), word.equals("def"));
        before = null;
      }
    }
  }

  private void type(String name) {
    if (query.kind() == DocQuery.Kind.TYPE
        && name.equals(query.name())
        && path(name).equals(query.typePath())) {
      // A companion without a comment says less than its class.
      offer(before == null ? 0 : best == null || best.comment() == null ? 1 : 0);
    }
  }

  private List<String> path(String name) {
    List<String> path = new ArrayList<>(open);
    java.util.Collections.reverse(path);
    if (!name.isEmpty()) {
      path.add(name);
    }
    return path;
  }

  private void member(String name, boolean method) {
    boolean constructor = query.kind() == DocQuery.Kind.CONSTRUCTOR && name.equals("this");
    boolean wanted =
        (constructor || query.kind() != DocQuery.Kind.TYPE && name.equals(query.name()))
            && path("").equals(query.typePath());
    if (!wanted) {
      return;
    }
    String doc = before;
    ScalaParameters parameters =
        method ? ScalaParameters.read(tokens) : new ScalaParameters(List.of(), List.of());
    before = doc;
    boolean field = query.kind() == DocQuery.Kind.FIELD;
    offer(field ? 0 : query.score(parameters.names(), parameters.types()));
  }

  private void offer(int score) {
    if (score > most) {
      most = score;
      comment = before == null ? null : ScaladocReader.read(CommentText.of(before));
      best = new SourceDoc(comment, "");
    }
  }
}
